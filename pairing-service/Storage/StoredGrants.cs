using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.Grants;
using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage;

/// <summary>
/// Grants in the database. StoredGrants.Decisions.cs has what must happen once: each is one conditional UPDATE, and one
/// affected row is the only success.
/// </summary>
public sealed partial class StoredGrants(
    IDbContextFactory<PairingDb> databases,
    Writer writer,
    AuditedWrites audited,
    Engine engine,
    GrantInserts inserts,
    GrantIntervals intervals,
    GrantChanges changes,
    GrantMetrics metrics) : IGrants
{
    /// <summary>How long after its end a user code is still known, and not reported as wrong.</summary>
    internal static readonly TimeSpan KnownAfterEnd = TimeSpan.FromHours(1);

    /// <summary>From the creation of a code to its end.</summary>
    internal static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(UserCodeSettings.LongestLifetime);

    public async Task<bool> AddAsync(Grant grant)
    {
        bool isAdded = await inserts.AddAsync(grant);
        if (isAdded)
        {
            metrics.RecordState(GrantState.Pending);
        }

        return isAdded;
    }

    public Task<Grant?> FindAsync(Guid id, CancellationToken cancel) =>
        ReadAsync(database => database.Grants.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel), cancel);

    public Task<Grant?> FindByUserCodeAsync(byte[] userCodeHash, DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync(
            database =>
                engine.WithUserCode(database.Grants.AsNoTracking(), userCodeHash).SingleOrDefaultAsync(
                    g => g.ExpiresAt > now - KnownAfterEnd, cancel),
            cancel);

    public Task<int> CountPendingAsync(DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync(database => Pending(database, now).CountAsync(cancel), cancel);

    public async Task<IReadOnlyList<(string Address, int Pending)>> CountPendingByAddressAsync(
        DateTimeOffset now, CancellationToken cancel)
    {
        var counted = await ReadAsync(
            database => Pending(database, now).GroupBy(g => g.AskedFrom)
                .Select(of => new { Address = of.Key, Pending = of.Count() }).ToListAsync(cancel),
            cancel);
        return counted.ConvertAll(of => (of.Address, of.Pending));
    }

    public Task<DateTimeOffset?> RequestedAtAsync(
        string network, int nth, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel) =>
        !engine.IsShared ? Task.FromResult<DateTimeOffset?>(null) : ReadAsync( // this process has issued all of them
            database => database.Grants
                .Where(g => g.AskedNetwork == network && g.AskedAt > since && g.AskedAt <= until)
                .OrderByDescending(g => g.AskedAt).Skip(nth - 1).Select(g => (DateTimeOffset?)g.AskedAt)
                    .FirstOrDefaultAsync(cancel),
            cancel);

    public Task SlowDownAsync(Guid id, int interval) => intervals.RaiseAsync(id, interval);

    public Task<int> SweepAsync(DateTimeOffset endedBefore, int batch, CancellationToken cancel)
    {
        var tooNew = Grant.LeastId(endedBefore);
        return writer.WriteAsync(
            database => database.Grants
                .Where(g => database.Grants
                    .Where(old => old.Id < tooNew && old.ExpiresAt < endedBefore).OrderBy(old => old.Id).Select(old => old.Id)
                        .Take(batch).Contains(g.Id))
                .ExecuteDeleteAsync(cancel),
            cancel);
    }

    private static IQueryable<Grant> Pending(PairingDb database, DateTimeOffset now)
    {
        var least = Grant.LeastId(now - LongestLife);
        var latest = now + LongestLife + StoredWindow.Skew; // later ones are from a time when the date was wrong
        return database.Grants.Where(
            g => g.Id >= least && g.State == GrantState.Pending && g.ExpiresAt > now && g.ExpiresAt <= latest);
    }

    private async Task<T> ReadAsync<T>(Func<PairingDb, Task<T>> read, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await read(database);
    }
}
