using Pairing.Service.Audit;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Health;
using Pairing.Service.Sessions;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage;

/// <summary>Deletes expired rows every minute, in small batches so that requests do not wait long.</summary>
public sealed class Sweep(
    Engine engine, IGrants grants, IRefreshTokens tokens, ISessions sessions, SessionLife life, IAuditRows audit,
    PendingGrants waiting, PairingSettings settings,
    TimeProvider time, Readiness readiness, ILogger<Sweep> log)
    : BackgroundService
{
    /// <summary>How long after its end a code is still known, to devices and people.</summary>
    public static readonly TimeSpan KeepGrants = TimeSpan.FromDays(1);

    /// <summary>How long a dead refresh token is still known, so that its use reveals a copy.</summary>
    public static readonly TimeSpan KeepDeadTokens = TimeSpan.FromDays(90);

    public const int Batch = 100;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>False: another task or node is sweeping, so nothing was deleted.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        waiting.RemoveExpired(now);
        await using var turn = await engine.TryTakeTurnAsync(Turn.Sweep, cancel);
        if (turn is null)
        {
            return false;
        }

        int deleted = 0;
        int batch;
        do
        {
            batch = await grants.SweepAsync(now - KeepGrants, Batch, cancel);
            deleted += batch;
        }
        while (batch == Batch);

        do
        {
            batch = await tokens.SweepAsync(now - KeepDeadTokens, Batch, cancel);
            deleted += batch;
        }
        while (batch == Batch);

        do
        {
            batch = await sessions.SweepAsync(life.Now(), Batch, cancel);
            deleted += batch;
        }
        while (batch == Batch);

        // one batch a minute: a clock that is wrong for a moment must not delete everything
        deleted += await audit.PruneAsync(now - TimeSpan.FromDays(settings.Audit.Retention), Batch, cancel);
        if (deleted > 0)
        {
            log.LogInformation("Deleted {Deleted} expired rows", deleted);
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                log.LogError(failure, "Could not delete expired rows. The service tries again later");
            }
        }
    }
}
