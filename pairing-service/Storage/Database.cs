using Microsoft.EntityFrameworkCore;
using Pairing.Service.Foundation;

namespace Pairing.Service.Storage;

/// <inheritdoc cref="IDatabase"/>
public sealed class Database(Engine engine, IDbContextFactory<PairingDb> databases) : IDatabase
{
    public string Place => engine.Place;

    public Task PrepareAsync(CancellationToken cancel) => engine.PrepareAsync(cancel);

    public Task OpenAsync(CancellationToken cancel) => engine.OpenAsync(cancel);

    public async Task CheckAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        await database.Grants.AnyAsync(cancel);
    }
}
