namespace Pairing.Service.LongPolls;

/// <summary>
/// The due times of long polls. Polls of the same tenth of a second form a chain, and the chains form a wheel:
///
///     slot    0    1    2   ...  255
///             |         |
///             A-D       B-C        tick 2 (and 258, 514 ...) checks slot 2
///
/// So adding, removing and a tick cost the same for ten polls as for twenty thousand. It is not thread-safe: its owner has
/// a lock.
/// </summary>
internal sealed class TimerWheel
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// One round takes 25.6 s, which is longer than the longest wait. So a slot rarely has polls that are not due yet.
    /// </summary>
    private const int Slots = 256;

    private readonly LongPoll?[] _slots = new LongPoll?[Slots];
    private long _done;
    private int _count;

    /// <param name="due">Time since a fixed moment, which is the same for all calls and for <paramref name="now"/>.</param>
    public void Add(LongPoll poll, TimeSpan due, TimeSpan now)
    {
        if (_count++ == 0)
        {
            _done = now.Ticks / Tick.Ticks; // the wheel does not turn while it is empty
        }

        poll.DueTick = (due.Ticks + Tick.Ticks - 1) / Tick.Ticks; // rounds up: never too early
        ref var first = ref _slots[poll.DueTick % Slots];
        poll.After = first;
        if (first is not null)
        {
            first.Before = poll;
        }

        first = poll;
    }

    /// <summary>The poll must be on the wheel.</summary>
    public void Remove(LongPoll poll)
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

    /// <summary>The polls that became due since the last turn. They stay on the wheel until they are removed.</summary>
    public List<LongPoll> Advance(TimeSpan now)
    {
        var due = new List<LongPoll>();
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
