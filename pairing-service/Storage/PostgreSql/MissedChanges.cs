using Microsoft.EntityFrameworkCore;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Health;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>
/// Finds lost notifications: in every polling interval, and when the listener reconnects, it reads the grants that were
/// decided since the last time. Announcing a change twice is harmless.
/// </summary>
public sealed class MissedChanges(
    IDbContextFactory<PairingDb> databases, GrantChanges changes, PairingSettings settings, TimeProvider time,
    Readiness readiness,
    ILogger<MissedChanges> log)
    : BackgroundService
{
    /// <summary>
    /// How far back each read goes: the clocks of nodes differ, and a decision is stored a little after its time.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    private long _lookedAt = time.GetUtcNow().UtcTicks;

    public async Task CheckAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var since = new DateTimeOffset(Volatile.Read(ref _lookedAt), TimeSpan.Zero) - Margin;
        await using var database = await databases.CreateDbContextAsync(cancel);
        var decided = await database.Grants.AsNoTracking()
            .Where(g => g.DecidedAt >= since).Select(g => new { g.Id, g.State, g.DecidedAt }).ToListAsync(cancel);
        foreach (var grant in decided)
        {
            changes.Publish(new GrantChange(grant.Id, grant.State, grant.DecidedAt!.Value));
        }

        Volatile.Write(ref _lookedAt, now.UtcTicks);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(settings.Polling.Interval), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                log.LogWarning(
                    "Could not read the changes of other nodes ({Reason}). The service tries again shortly", failure.Message);
            }
        }
    }
}
