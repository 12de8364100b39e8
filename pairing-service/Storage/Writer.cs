using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Telemetry;

namespace Pairing.Service.Storage;

/// <summary>
/// Writes to the database, as many at once as the engine allows, the others in order. Each write is one transaction.
/// </summary>
public sealed class Writer(
    IDbContextFactory<PairingDb> databases, Engine engine, StorageMetrics metrics, WriteHealth health, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(engine.Writers, engine.Writers);

    /// <param name="requests">The requests that share the write, if they differ from the current one.</param>
    public async Task<T> WriteAsync<T>(
        Func<PairingDb, Task<T>> write, CancellationToken cancel, IReadOnlyList<ActivityContext>? requests = null)
    {
        long since = time.GetTimestamp();
        await _turn.WaitAsync(cancel);
        try
        {
            metrics.RecordWait(time.GetElapsedTime(since));
            using var span = Trace(requests);
            await using var database = await databases.CreateDbContextAsync(cancel);
            await using var transaction = await database.Database.BeginTransactionAsync(engine.Isolation, cancel);
            T result = await write(database);

            // A commit that has started is not canceled: the client could not know the result.
            await transaction.CommitAsync(CancellationToken.None);
            health.Succeed();
            return result;
        }
        catch (Exception failure) when (engine.StopsWrites(failure))
        {
            health.Fail();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// A child span of the request. If many requests share the write, a child of the first with links to the others.
    /// </summary>
    private Activity? Trace(IReadOnlyList<ActivityContext>? requests) =>
        !Signals.Source.HasListeners() ? null : Signals.Source.StartActivity(
        "write",
        ActivityKind.Client,
        requests is null ? default : requests[0],
        [new("db.system.name", metrics.System)],
        requests is { Count: > 1 } ? requests.Skip(1).Select(request => new ActivityLink(request)) : null);
}
