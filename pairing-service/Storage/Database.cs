using Microsoft.EntityFrameworkCore;
using Pairing.Service.Foundation;

namespace Pairing.Service.Storage;

/// <inheritdoc cref="IDatabase"/>
public sealed class Database(
    Engine engine, IDbContextFactory<PairingDb> databases, Writer writer, WriteHealth writes) : IDatabase
{
    public string Place => engine.Place;

    public Task ReachAsync(CancellationToken cancel) => engine.ReachAsync(cancel);

    public Task PrepareAsync(CancellationToken cancel) => engine.PrepareAsync(cancel);

    public Task OpenAsync(CancellationToken cancel) => engine.OpenAsync(cancel);

    public async Task CheckAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        await database.Grants.AnyAsync(cancel);
    }

    public async Task CheckWritesAsync(CancellationToken cancel)
    {
        if (!writes.IsProven)
        {
            await writer.WriteAsync(
                async database =>
                {
                    await engine.ProbeAsync(database, cancel);
                    return true;
                },
                cancel);
        }
    }

    public string? Explain(Exception failure) => engine.Explain(failure);
}
