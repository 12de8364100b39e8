using Pairing.Service.Audit;
using Pairing.Service.Health;
using Pairing.Service.Settings;

namespace Pairing.Service.Keys;

/// <summary>
/// Creates signing keys and deletes old ones, by schedule (checked every minute) and by command. One process at a time. Each
/// step is one file or row, so an interruption leaves a valid state.
/// </summary>
public sealed class KeyRotation(
    SigningKeys keys, IKeyLock keyLock, PairingSettings settings, AuditTrail audit, Readiness readiness,
    TimeProvider time, ILogger<KeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private TimeSpan Announcement => TimeSpan.FromSeconds(settings.Keys.Caching + settings.Keys.Margin);

    /// <summary>
    /// Does what is due: creates the first or the next key, or deletes old keys. Usually nothing is due, which takes no lock.
    /// </summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        if (IsDue(keys.Read(), time.GetUtcNow()))
        {
            await RunExclusiveAsync(RotateIfDue, AuditOrigin.Service, cancel);
        }
    }

    /// <summary>Creates the next key, unless one is already published. Returns it in both cases.</summary>
    public async Task<(SigningKey Next, bool IsMade)> RotateAsync(CancellationToken cancel)
    {
        bool isMade = false;
        var set = await RunExclusiveAsync((now, done) =>
        {
            var before = keys.Read();
            if (before.All.Count == 0)
            {
                CreateFirst(now, done);
            }
            else if (before.Newest.SignsFrom <= now)
            {
                CreateNext(before, now, done);
            }
            else
            {
                return before;
            }

            isMade = true;
            return keys.Read();
        }, AuditOrigin.Operator, cancel);
        return (set.Newest, isMade);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken); // the start has just read them
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (SigningKeys.IsReadFailure(failure))
            {
                log.LogError(
                    failure,
                    "Could not read the signing keys. The service continues with the previous keys and tries again shortly");
            }
        }
    }

    private bool IsDue(KeySet set, DateTimeOffset now) =>
        set.All.Count == 0 || IsNextDue(set, now) || set.All.Any(key => set.StateOf(key, now) == KeyState.Over);

    /// <summary>A key of an earlier version has no time, so a new one is due at once, which is harmless.</summary>
    private bool IsNextDue(KeySet set, DateTimeOffset now) =>
        settings.Keys.Rotation > 0 && now - set.Newest.SignsFrom >= TimeSpan.FromDays(settings.Keys.Rotation);

    /// <param name="done">What the audit has to know, with the number of the key.</param>
    private KeySet RotateIfDue(DateTimeOffset now, List<(AuditKind, int)> done)
    {
        var set = keys.Read(); // another process may have changed them
        if (set.All.Count == 0)
        {
            CreateFirst(now, done);
        }
        else if (IsNextDue(set, now))
        {
            CreateNext(set, now, done);
            log.LogInformation("Published signing key {Number}. It signs in {Announcement}", set.Newest.Number + 1, Announcement);
        }

        foreach (var over in set.All.Where(key => set.StateOf(key, now) == KeyState.Over))
        {
            keys.Delete(over.Number);
            done.Add((AuditKind.KeyDeleted, over.Number));
            log.LogInformation("Deleted signing key {Number} ({Id}): all its tokens have expired", over.Number, over.Id);
        }

        return keys.Read();
    }

    /// <summary>It signs at once, because no one has cached a set without it.</summary>
    private void CreateFirst(DateTimeOffset now, List<(AuditKind, int)> done)
    {
        keys.Add(1, now, signsFrom: now);
        done.Add((AuditKind.KeyPublished, 1));
    }

    /// <summary>Times are stored in whole seconds, so one more second ensures that the key is published long enough.</summary>
    private void CreateNext(KeySet set, DateTimeOffset now, List<(AuditKind, int)> done)
    {
        keys.Add(set.Newest.Number + 1, now, now + Announcement + TimeSpan.FromSeconds(1));
        done.Add((AuditKind.KeyPublished, set.Newest.Number + 1));
    }

    private async Task<KeySet> RunExclusiveAsync(
        Func<DateTimeOffset, List<(AuditKind, int)>, KeySet> act, AuditOrigin origin, CancellationToken cancel)
    {
        List<(AuditKind Kind, int Number)> done = [];
        var set = await keyLock.RunAsync(() => act(time.GetUtcNow(), done), cancel);
        foreach (var (kind, number) in done)
        {
            await audit.WriteAsync(new AuditEvent(kind, origin) { Subject = $"key {number}" });
        }

        return set;
    }
}
