namespace Pairing.Service.Grants;

/// <summary>
/// A poll from its arrival to what it is told, held in between where its client wants that (RFC 7240 4.3).
///
/// A poll counts from the end of the last answer. While one is held, and after a wait that ran to its end, the next may
/// come at once: the wait was the pause. The newer poll takes the place of the one held, since its client is the one
/// that surely listens; the older is told to go on waiting. That is an answer, so a third at that moment is too soon.
/// </summary>
public sealed class Polls(WaitingRoom waiting, HeldPolls held, GrantMetrics metrics, TimeProvider time)
{
    /// <param name="wait">Seconds that it may be held; 0: it is answered at once.</param>
    public async ValueTask<Polled> AnswerAsync(string deviceCode, string clientId, int wait, CancellationToken cancel)
    {
        if (Codes.GrantOf(deviceCode) is not { } id)
        {
            return default;
        }

        var now = time.GetUtcNow();
        var grant = await waiting.FindAsync(id, now, cancel);
        if (grant is null || !grant.HasCode(deviceCode) || grant.ClientId != clientId)
        {
            return default;
        }

        var answer = WaitingRoom.Poll(grant, now, out bool slowed);
        if (answer == PollAnswer.SlowDown)
        {
            return new Polled(grant, answer, slowed);
        }

        bool tookPlace = held.LetGo(id, Release.Displaced);
        return answer == PollAnswer.Pending && wait > 0
            ? await HoldAsync(grant, TimeSpan.FromSeconds(wait), !tookPlace, cancel)
            : new Polled(grant, answer);
    }

    /// <param name="nextIsFree">Unless this one has taken the place of another.</param>
    private async Task<Polled> HoldAsync(Grant grant, TimeSpan wait, bool nextIsFree, CancellationToken cancel)
    {
        long arrived = time.GetTimestamp();
        bool wasHeld = false;
        while (true)
        {
            var now = time.GetUtcNow();
            var answer = WaitingRoom.Look(grant, now);
            var left = Shorter(wait - time.GetElapsedTime(arrived), grant.ExpiresAt - now);
            if (answer != PollAnswer.Pending || left <= TimeSpan.Zero || held.Hold(grant.Id, left) is not { } poll)
            {
                return new Polled(grant, answer, WasHeld: wasHeld);
            }

            if (nextIsFree)
            {
                WaitingRoom.FreeNext(grant);
            }

            if (!waiting.Has(grant))
            {
                held.LetGo(poll, Release.Changed); // decided between our look and the hold: that news has gone by
            }

            switch (await ReleasedAsync(poll, arrived, cancel))
            {
                case Release.Changed:
                    wasHeld = true;
                    grant = await waiting.FindAsync(grant.Id, time.GetUtcNow(), cancel) ?? grant;
                    continue;
                case Release.TimeUp:
                    WaitingRoom.FreeNext(grant);
                    return new Polled(grant, WaitingRoom.Look(grant, time.GetUtcNow()), WasHeld: true);
                default:
                    return new Polled(grant, PollAnswer.Pending); // its wait was cut short, so the interval counts again
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
/// <param name="Grant">Null: no device of this client ever got such a code.</param>
/// <param name="IsSlowed">The interval grew and has to be stored.</param>
/// <param name="WasHeld">As its client preferred: the next may come at once.</param>
public readonly record struct Polled(Grant? Grant, PollAnswer Answer, bool IsSlowed = false, bool WasHeld = false);
