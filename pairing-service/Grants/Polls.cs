namespace Pairing.Service.Grants;

/// <summary>
/// Handles a poll from its arrival to its result, with a long poll if the client prefers one (RFC 7240 4.3).
/// </summary>
/// <remarks>
/// The interval starts at the end of the last response. During a long poll, and after one that lasted its whole time, the
/// next poll may follow at once. A newer poll replaces the held one, whose client may have disconnected. The held one ends
/// as pending. That is a response, so a third poll at that time is too soon.
/// </remarks>
public sealed class Polls(WaitingRoom room, HeldPolls held, GrantMetrics metrics, TimeProvider time)
{
    /// <param name="wait">The maximum duration in seconds. 0: respond at once.</param>
    public async ValueTask<Polled> HandleAsync(string deviceCode, string clientId, int wait, CancellationToken cancel)
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
            return new Polled(found.Ended!.Peek(now), found.Ended); // redeeming is never throttled
        }

        var answer = waiting.Poll(now, out bool isSlowed);
        if (answer == PollAnswer.SlowDown)
        {
            return new Polled(answer, Slowed: isSlowed ? waiting : null);
        }

        bool tookPlace = held.End(id, Release.Displaced);
        return answer == PollAnswer.Pending && wait > 0
            ? await HoldAsync(waiting, TimeSpan.FromSeconds(wait), !tookPlace, cancel)
            : new Polled(answer);
    }

    /// <param name="nextIsFree">False if this poll replaced another one.</param>
    private async Task<Polled> HoldAsync(Waiting waiting, TimeSpan wait, bool nextIsFree, CancellationToken cancel)
    {
        long arrived = time.GetTimestamp();
        bool wasHeld = false;
        while (true)
        {
            var now = time.GetUtcNow();
            var answer = waiting.Peek(now);
            var left = Shorter(wait - time.GetElapsedTime(arrived), waiting.ExpiresAt - now);
            if (answer != PollAnswer.Pending || left <= TimeSpan.Zero || held.Hold(waiting.Id, left) is not { } poll)
            {
                return new Polled(answer, WasHeld: wasHeld);
            }

            if (nextIsFree)
            {
                waiting.AllowNext();
            }

            if (!room.Contains(waiting))
            {
                held.End(poll, Release.Changed); // decided between the check and the hold: no change will arrive
            }

            switch (await ReleasedAsync(poll, arrived, cancel))
            {
                case Release.Changed:
                    wasHeld = true;
                    now = time.GetUtcNow();
                    var found = await room.FindAsync(waiting.Id, now, cancel);
                    if (found.Waiting is null)
                    {
                        return found.Ended is { } ended ? new Polled(ended.Peek(now), ended, WasHeld: true) : Polled.Unknown;
                    }

                    waiting = found.Waiting;
                    continue;
                case Release.TimeUp:
                    waiting.AllowNext();
                    return new Polled(waiting.Peek(time.GetUtcNow()), WasHeld: true);
                default:
                    return new Polled(PollAnswer.Pending); // the wait was cut short, so the interval applies again
            }
        }
    }

    private async Task<Release> ReleasedAsync(HeldPoll poll, long arrived, CancellationToken cancel)
    {
        await using var registration = cancel.UnsafeRegister(_ => held.End(poll, Release.Abandoned), null);
        var reason = await poll.Released;
        metrics.RecordLongPoll(time.GetElapsedTime(arrived), reason);
        return reason;
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

/// <summary>The result of a poll.</summary>
/// <param name="Ended">The grant, if it was decided or has ended.</param>
/// <param name="Slowed">The grant, if its interval grew and must be stored.</param>
/// <param name="WasHeld">Whether the poll was held. The next poll may follow at once.</param>
public readonly record struct Polled(PollAnswer Answer, Grant? Ended = null, Waiting? Slowed = null, bool WasHeld = false)
{
    /// <summary>The client has no grant with this code.</summary>
    public static Polled Unknown => new(PollAnswer.Invalid);
}
