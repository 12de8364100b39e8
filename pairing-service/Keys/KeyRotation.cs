using Pairing.Service.Health;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Keys;

/// <summary>
/// Makes new keys and deletes those that are over: by schedule, looked at each minute, and by command. One process at a
/// time; each step is one file or row, so that whoever is cut off leaves a state that is whole.
/// </summary>
public sealed class KeyRotation(
    SigningKeys keys, Writer writer, Engine engine, PairingSettings settings, Life life, TimeProvider time, ILogger<KeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private TimeSpan Announcement => TimeSpan.FromSeconds(settings.Keys.Caching + settings.Keys.Margin);

    /// <summary>What the schedule wants now: a first key, a next one, an end of old ones. Mostly nothing, which takes no lock.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        if (IsDue(keys.Read(), time.GetUtcNow()))
        {
            await AloneAsync(Act, cancel);
        }
    }

    /// <summary>Makes the next key, unless one is announced already; both ways, that one.</summary>
    public async Task<(SigningKey Next, bool IsMade)> RotateAsync(CancellationToken cancel)
    {
        bool isMade = false;
        var set = await AloneAsync(now =>
        {
            var before = keys.Read();
            if (before.All.Count == 0)
            {
                MakeFirst(now);
            }
            else if (before.Newest.SignsFrom <= now)
            {
                MakeNext(before, now);
            }
            else
            {
                return before;
            }

            isMade = true;
            return keys.Read();
        }, cancel);
        return (set.Newest, isMade);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.OpenedAsync(stoppingToken); // the start has looked at them just before
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (SigningKeys.CannotRead(failure))
            {
                log.LogError(failure, "The signing keys could not be looked at; those that were read before go on, and the next turn tries again");
            }
        }
    }

    private bool IsDue(KeySet set, DateTimeOffset now) =>
        set.All.Count == 0 || IsNextDue(set, now) || set.All.Any(key => set.StateOf(key, now) == KeyState.Over);

    /// <summary>A key of an earlier version has no time: its turn is over at once, which does no harm.</summary>
    private bool IsNextDue(KeySet set, DateTimeOffset now) =>
        settings.Keys.Rotation > 0 && now - set.Newest.SignsFrom >= TimeSpan.FromDays(settings.Keys.Rotation);

    private KeySet Act(DateTimeOffset now)
    {
        var set = keys.Read(); // another process may have been at it since
        if (set.All.Count == 0)
        {
            MakeFirst(now);
        }
        else if (IsNextDue(set, now))
        {
            MakeNext(set, now);
            log.LogInformation("Signing key {Number} is published, and signs in {Announcement}", set.Newest.Number + 1, Announcement);
        }

        foreach (var over in set.All.Where(key => set.StateOf(key, now) == KeyState.Over))
        {
            keys.Delete(over.Number);
            log.LogInformation("Signing key {Number} ({Id}) is deleted: nothing that it signed is good any more", over.Number, over.Id);
        }

        return keys.Read();
    }

    /// <summary>It signs at once: nobody can have a set without it.</summary>
    private void MakeFirst(DateTimeOffset now) => keys.Add(1, now, signsFrom: now);

    /// <summary>Kept in whole seconds, of which it is given one more, so that it is never announced too short.</summary>
    private void MakeNext(KeySet set, DateTimeOffset now) => keys.Add(set.Newest.Number + 1, now, now + Announcement + TimeSpan.FromSeconds(1));

    /// <summary>In a write: on SQLite its lock holds off other processes too, on PostgreSQL the turn holds off other nodes.</summary>
    private Task<KeySet> AloneAsync(Func<DateTimeOffset, KeySet> act, CancellationToken cancel) => writer.WriteAsync(async database =>
    {
        await engine.WaitForTurnAsync(database, Turn.RotateKeys, cancel);
        return act(time.GetUtcNow());
    }, cancel);
}
