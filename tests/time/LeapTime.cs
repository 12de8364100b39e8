namespace Pairing.Tests.Time;

/// <summary>
/// Time that leaps: it is stopped while a board works, and leaps to the next timer when the board only waits. A day takes
/// seconds, and the board's work takes none of it.
/// </summary>
internal sealed class LeapTime : TimeProvider, IDisposable
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<LeapTimer, (TimeSpan, long)> _timers = new();
    private readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ITimer _look;
    private Func<bool> _isIdle = () => false;
    private TimeSpan _now;
    private long _order;
    private long _leaps;
    private bool _isLeaping;

    public LeapTime()
    {
        // The board says when it has come to wait, but not when a test has, or a board without power.
        TimeSpan glance = TimeSpan.FromMilliseconds(1);
        _look = System.CreateTimer(_ => Leap(), null, glance, glance);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Since the beginning.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>Time leaps whenever the board is idle. The board calls <see cref="Leap"/> when it becomes idle.</summary>
    public void Follow(Func<bool> isIdle) => _isIdle = isIdle;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        LeapTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When so much time has passed; it stands while <paramref name="act"/> does what it does.</summary>
    public async Task PassAsync(TimeSpan time, Action? act = null)
    {
        TaskCompletionSource passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = CreateTimer(
            _ =>
            {
                act?.Invoke();
                passed.TrySetResult();
            },
            null, time, Timeout.InfiniteTimeSpan);
        await passed.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    public void Dispose() => _look.Dispose();

    /// <summary>Leaps to the next timer if the board is idle.</summary>
    public void Leap()
    {
        long leaps;
        lock (_lock)
        {
            leaps = _leaps;
        }

        // Asked without the lock, since the board asks for the time under its own.
        bool isIdle = _isIdle();
        LeapTimer? due = null;
        lock (_lock)
        {
            if (isIdle && !_isLeaping && leaps == _leaps)
            {
                due = Next();
                _isLeaping = due != null;
                _leaps++;
            }
        }

        if (due != null)
        {
            due.Fire();
            lock (_lock)
            {
                _isLeaping = false;
            }
        }
    }

    private LeapTimer? Next()
    {
        if (!_timers.TryDequeue(out LeapTimer? timer, out (TimeSpan Due, long) next))
        {
            return null;
        }

        _now = next.Due > _now ? next.Due : _now;
        timer.SetAgain();
        return timer;
    }

    private sealed class LeapTimer(LeapTime time, Action callback) : ITimer
    {
        private TimeSpan _period;

        public void SetAgain() => Set(_period);

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                _period = period;
                Set(dueTime);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan span)
        {
            time._timers.Remove(this, out _, out _);
            if (span >= TimeSpan.Zero)
            {
                time._timers.Enqueue(this, (time._now + span, time._order++));
            }
        }
    }
}
