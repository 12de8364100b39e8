using Pairing.Service.LongPolls;

namespace Pairing.Service.Grants;

/// <summary>
/// Handles a poll from its arrival to its result, with a long poll if the client prefers one (RFC 7240 4.3).
/// </summary>
/// <remarks>
/// The interval starts at the end of the last response. During a long poll, and after one that lasted its whole time, the
/// next poll may follow at once. A newer poll replaces the held one, whose client may have disconnected. The held one ends
/// as pending. That is a response, so a third poll at that time is too soon.
/// </remarks>
public sealed class PollHandler(PendingGrants pendingGrants, LongPollRegistry longPolls, GrantMetrics metrics, TimeProvider time)
{
    /// <param name="wait">The maximum duration in seconds. 0: respond at once.</param>
    public async ValueTask<PollOutcome> HandleAsync(string deviceCode, string clientId, int wait, CancellationToken cancel)
    {
        if (Codes.GrantOf(deviceCode) is not { } id)
        {
            return PollOutcome.Unknown;
        }

        var now = time.GetUtcNow();
        var found = await pendingGrants.FindAsync(id, now, cancel);
        if (!found.IsOf(deviceCode, clientId))
        {
            return PollOutcome.Unknown;
        }

        if (found.Pending is not { } grant)
        {
            return new PollOutcome(found.Ended!.Peek(now), found.Ended); // redeeming is never throttled
        }

        var answer = grant.Poll(now, out bool isSlowed);
        if (answer == PollResult.SlowDown)
        {
            return new PollOutcome(answer, Slowed: isSlowed ? grant : null);
        }

        bool tookPlace = longPolls.End(id, ReleaseReason.Displaced);
        return answer == PollResult.Pending && wait > 0
            ? await HoldAsync(grant, TimeSpan.FromSeconds(wait), !tookPlace, cancel)
            : new PollOutcome(answer);
    }

    /// <param name="nextIsFree">False if this poll replaced another one.</param>
    private async Task<PollOutcome> HoldAsync(PendingGrant grant, TimeSpan wait, bool nextIsFree, CancellationToken cancel)
    {
        long arrived = time.GetTimestamp();
        bool wasHeld = false;
        while (true)
        {
            var now = time.GetUtcNow();
            var answer = grant.Peek(now);
            var left = Shorter(wait - time.GetElapsedTime(arrived), grant.ExpiresAt - now);
            if (answer != PollResult.Pending || left <= TimeSpan.Zero || longPolls.Hold(grant.Id, left) is not { } poll)
            {
                return new PollOutcome(answer, WasHeld: wasHeld);
            }

            if (nextIsFree)
            {
                grant.AllowNext();
            }

            if (!pendingGrants.Contains(grant))
            {
                longPolls.End(poll, ReleaseReason.Changed); // decided between the check and the hold: no change will arrive
            }

            switch (await ReleasedAsync(poll, arrived, cancel))
            {
                case ReleaseReason.Changed:
                    wasHeld = true;
                    now = time.GetUtcNow();
                    var found = await pendingGrants.FindAsync(grant.Id, now, cancel);
                    if (found.Pending is null)
                    {
                        return found.Ended is { } ended
                            ? new PollOutcome(ended.Peek(now), ended, WasHeld: true)
                            : PollOutcome.Unknown;
                    }

                    grant = found.Pending;
                    continue;
                case ReleaseReason.TimeUp:
                    grant.AllowNext();
                    return new PollOutcome(grant.Peek(time.GetUtcNow()), WasHeld: true);
                default:
                    return new PollOutcome(PollResult.Pending); // the wait was cut short, so the interval applies again
            }
        }
    }

    private async Task<ReleaseReason> ReleasedAsync(LongPoll poll, long arrived, CancellationToken cancel)
    {
        await using var registration = cancel.UnsafeRegister(_ => longPolls.End(poll, ReleaseReason.Abandoned), null);
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
public readonly record struct PollOutcome(
    PollResult Result, Grant? Ended = null, PendingGrant? Slowed = null, bool WasHeld = false)
{
    /// <summary>The client has no grant with this code.</summary>
    public static PollOutcome Unknown => new(PollResult.Invalid);
}
