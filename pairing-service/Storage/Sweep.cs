using Pairing.Service.Grants;
using Pairing.Service.Health;
using Pairing.Service.Token;

namespace Pairing.Service.Storage;

/// <summary>Deletes what nobody needs any more: every minute, in small batches, so that no request waits long behind it.</summary>
public sealed class Sweep(Engine engine, IGrants grants, IRefreshTokens tokens, WaitingRoom waiting, TimeProvider time, Life life, ILogger<Sweep> log)
    : BackgroundService
{
    /// <summary>So long after its end a code is still told from one that never was, to devices and to people.</summary>
    public static readonly TimeSpan KeepGrants = TimeSpan.FromDays(1);

    /// <summary>So long a dead refresh token is known for what it is, and gives a thief away.</summary>
    public static readonly TimeSpan KeepDeadTokens = TimeSpan.FromDays(90);

    public const int Batch = 100;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>False when somebody else is at it, here or on another node: then nothing was deleted.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        waiting.Sweep(now);
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

        if (deleted > 0)
        {
            log.LogInformation("Swept {Deleted} rows", deleted);
        }

        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.OpenedAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                log.LogError(failure, "The storage failed while sweeping; the next turn tries again");
            }
        }
    }
}
