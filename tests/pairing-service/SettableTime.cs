namespace Pairing.Service.Tests;

/// <summary>A clock that is stopped until a test advances it. Timers that are due then run.</summary>
public sealed class SettableTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // From today, because cookies and others are also checked by the machine's clock
    private readonly DateTimeOffset _start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    private DateTimeOffset _now;

    public SettableTime() => _now = _start;

    /// <summary>The total advance.</summary>
    public TimeSpan Passed => GetUtcNow() - _start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    // The monotonic clock advances with it: a test has only one time
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(double seconds)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now = _now.AddSeconds(seconds);
            due = [.. _alarms.Where(alarm => alarm.IsDue(_now))];
        }

        due.ForEach(alarm => alarm.Ring());
    }

    /// <summary>Completes when this number of timers of this length run.</summary>
    public async Task WhenAwaitedAsync(TimeSpan time, int timers = 1)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_alarms.Count(alarm => alarm.IsSetFor(time)) >= timers)
                {
                    return;
                }

                next = _set.Task;
            }

            await next;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        lock (_gate)
        {
            _alarms.Add(alarm);
        }

        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(SettableTime clock, TimerCallback callback, object? state) : ITimer
    {
        private DateTimeOffset? _at;
        private TimeSpan _dueTime;
        private TimeSpan _period;

        public bool IsDue(DateTimeOffset now) => _at <= now;

        public bool IsSetFor(TimeSpan time) => _at is not null && _dueTime == time;

        public void Ring()
        {
            lock (clock._gate)
            {
                _at = _period > TimeSpan.Zero ? clock._now + _period : null;
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _dueTime = dueTime;
                _at = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                _period = period;
                clock._set.SetResult();
                clock._set = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
