namespace Pairing.Service.Grants;

/// <summary>
/// When which poll is due. Polls of the same tenth of a second hang in one chain, and the chains on a wheel:
///
///     slot    0    1    2   ...  255
///             |         |
///             A-D       B-C        at tick 2 (and 258, 514 ...) slot 2 is looked at
///
/// so adding one, taking one out and a tick cost the same with ten of them as with twenty thousand. Not for several
/// threads at once: its owner has a lock.
/// </summary>
internal sealed class Wheel
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>A round of 25.6 s: longer than the longest wait, so that a slot rarely holds what is not yet due.</summary>
    private const int Slots = 256;

    private readonly HeldPoll?[] _slots = new HeldPoll?[Slots];
    private long _done;
    private int _count;

    /// <param name="due">Time since any fixed moment, the same for all calls; so is <paramref name="now"/>.</param>
    public void Add(HeldPoll poll, TimeSpan due, TimeSpan now)
    {
        if (_count++ == 0)
        {
            _done = now.Ticks / Tick.Ticks; // nobody turned it while it was empty
        }

        poll.DueTick = (due.Ticks + Tick.Ticks - 1) / Tick.Ticks; // up: never before its time
        ref var first = ref _slots[poll.DueTick % Slots];
        poll.After = first;
        if (first is not null)
        {
            first.Before = poll;
        }

        first = poll;
    }

    /// <summary>Of a poll that is on the wheel.</summary>
    public void Remove(HeldPoll poll)
    {
        _count--;
        if (poll.Before is { } before)
        {
            before.After = poll.After;
        }
        else
        {
            _slots[poll.DueTick % Slots] = poll.After;
        }

        if (poll.After is { } after)
        {
            after.Before = poll.Before;
        }

        poll.Before = poll.After = null;
    }

    /// <summary>What has become due since the last turn; it stays on the wheel until it is removed.</summary>
    public List<HeldPoll> Turn(TimeSpan now)
    {
        var due = new List<HeldPoll>();
        long tick = now.Ticks / Tick.Ticks;
        for (long t = Math.Max(_done + 1, tick - Slots + 1); t <= tick; t++)
        {
            for (var poll = _slots[t % Slots]; poll is not null; poll = poll.After)
            {
                if (poll.DueTick <= tick)
                {
                    due.Add(poll);
                }
            }
        }

        _done = Math.Max(_done, tick);
        return due;
    }
}
