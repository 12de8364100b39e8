using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Health;

namespace Pairing.Service.Verification;

/// <summary>Counts pending grants and wrong codes every ten seconds, if anyone reads the metrics.</summary>
public sealed class GuessWatch(
    GuessMetrics metrics, IGrants grants, IWrongCodes wrongCodes, TimeProvider time, Readiness readiness,
    ILogger<GuessWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public async Task MeasureAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        int guesses = await wrongCodes.CountAsync(now - GuessLimits.Window, cancel);
        metrics.RecordGuesses(await grants.CountPendingAsync(now, cancel), guesses);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (metrics.IsWatched)
                {
                    await MeasureAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                log.LogWarning(
                    "Could not compute the guess probability ({Reason}). The service tries again shortly", failure.Message);
            }
        }
    }
}
