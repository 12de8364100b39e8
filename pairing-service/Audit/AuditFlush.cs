using Pairing.Service.Health;

namespace Pairing.Service.Audit;

/// <summary>Ends the minute of the audit every minute, and once more when the service stops.</summary>
public sealed class AuditFlush(AuditTrail trail, TimeProvider time, Readiness readiness) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await trail.FlushAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await trail.FlushAsync();
        }
    }
}
