namespace Pairing.Service.Grants;

/// <summary>
/// A poll from its arrival to what it is told, held in between where its client wants that (RFC 7240 4.3).
///
/// A poll counts from the end of the last answer. While one is held, and after a wait that ran to its end, the next may
/// come at once: the wait was the pause. The newer poll takes the place of the one held, since its client is the one
/// that surely listens; the older is told to go on waiting. That is an answer, so a third at that moment is too soon.
/// </summary>
public sealed class Polls(WaitingRoom room, HeldPolls held, GrantMetrics metrics, TimeProvider time)
{
    /// <param name="wait">Seconds that it may be held; 0: it is answered at once.</param>
    public async ValueTask<Polled> AnswerAsync(string deviceCode, string clientId, int wait, CancellationToken cancel)
    {
        if (Codes.GrantOf(deviceCode) is not { } id)
        {
            return Polled.Unknown;
        }

        var now = time.GetUtcNow();
        var found = await room.FindAsync(id, now, cancel);
        if (!found.IsOf(deviceCode, clientId))
        {
            return Polled.Unknown;
        }

        if (found.Waiting is not { } waiting)
        {
            return new Polled(found.Ended!.Look(now), found.Ended); // the pick-up is never throttled
        }

        var answer = waiting.Poll(now, out bool isSlowed);
        if (answer == PollAnswer.SlowDown)
        {
            return new Polled(answer, Slowed: isSlowed ? waiting : null);
        }

        bool tookPlace = held.LetGo(id, Release.Displaced);
        return answer == PollAnswer.Pending && wait > 0
            ? await HoldAsync(waiting, TimeSpan.FromSeconds(wait), !tookPlace, cancel)
            : new Polled(answer);
    }

    /// <param name="nextIsFree">Unless this one has taken the place of another.</param>
    private async Task<Polled> HoldAsync(Waiting waiting, TimeSpan wait, bool nextIsFree, CancellationToken cancel)
    {
        long arrived = time.GetTimestamp();
        bool wasHeld = false;
        while (true)
        {
            var now = time.GetUtcNow();
            var answer = waiting.Look(now);
            var left = Shorter(wait - time.GetElapsedTime(arrived), waiting.ExpiresAt - now);
            if (answer != PollAnswer.Pending || left <= TimeSpan.Zero || held.Hold(waiting.Id, left) is not { } poll)
            {
                return new Polled(answer, WasHeld: wasHeld);
            }

            if (nextIsFree)
            {
                waiting.FreeNext();
            }

            if (!room.Has(waiting))
            {
                held.LetGo(poll, Release.Changed); // decided between our look and the hold: that news has gone by
            }

            switch (await ReleasedAsync(poll, arrived, cancel))
            {
                case Release.Changed:
                    wasHeld = true;
                    now = time.GetUtcNow();
                    var found = await room.FindAsync(waiting.Id, now, cancel);
                    if (found.Waiting is null)
                    {
                        return found.Ended is { } ended ? new Polled(ended.Look(now), ended, WasHeld: true) : Polled.Unknown;
                    }

                    waiting = found.Waiting;
                    continue;
                case Release.TimeUp:
                    waiting.FreeNext();
                    return new Polled(waiting.Look(time.GetUtcNow()), WasHeld: true);
                default:
                    return new Polled(PollAnswer.Pending); // its wait was cut short, so the interval counts again
            }
        }
    }

    private async Task<Release> ReleasedAsync(HeldPoll poll, long arrived, CancellationToken cancel)
    {
        await using var gone = cancel.UnsafeRegister(_ => held.LetGo(poll, Release.Abandoned), null);
        var why = await poll.Released;
        metrics.Held(time.GetElapsedTime(arrived), why);
        return why;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

/// <summary>What became of a poll.</summary>
/// <param name="Ended">The grant, where it has been decided or has ended.</param>
/// <param name="Slowed">The grant, where its interval grew and has to be stored.</param>
/// <param name="WasHeld">As its client preferred: the next may come at once.</param>
public readonly record struct Polled(PollAnswer Answer, Grant? Ended = null, Waiting? Slowed = null, bool WasHeld = false)
{
    /// <summary>No device of this client ever got such a code.</summary>
    public static Polled Unknown => new(PollAnswer.Invalid);
}
