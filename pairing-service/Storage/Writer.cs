using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Storage;

/// <summary>
/// Writes to the database, as many at once as its engine likes, the others in order. Each write is one transaction, all or
/// nothing.
/// </summary>
public sealed class Writer(IDbContextFactory<PairingDb> databases, Engine engine, StorageMetrics metrics, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(engine.Writers, engine.Writers);

    /// <param name="askers">The requests that it is written for, where they are not the one that runs here.</param>
    public async Task<T> WriteAsync<T>(
        Func<PairingDb, Task<T>> write, CancellationToken cancel, IReadOnlyList<ActivityContext>? askers = null)
    {
        long since = time.GetTimestamp();
        await _turn.WaitAsync(cancel);
        try
        {
            metrics.Waited(time.GetElapsedTime(since));
            using var span = Trace(askers);
            await using var database = await databases.CreateDbContextAsync(cancel);
            await using var transaction = await database.Database.BeginTransactionAsync(engine.Isolation, cancel);
            T result = await write(database);

            // Once begun, a commit is not called off: the client could hear of neither outcome.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>A child of the request; of many requests, of the first one, with links to the others.</summary>
    private Activity? Trace(IReadOnlyList<ActivityContext>? askers) => !Signals.Source.HasListeners() ? null : Signals.Source.StartActivity(
        "write",
        ActivityKind.Client,
        askers is null ? default : askers[0],
        [new("db.system.name", metrics.System)],
        askers is { Count: > 1 } ? askers.Skip(1).Select(asker => new ActivityLink(asker)) : null);
}
