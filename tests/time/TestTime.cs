using Microsoft.Extensions.Time.Testing;

namespace Pairing.Tests.Time;

/// <summary>
/// Time that is stopped until a test advances it. Each timer that is due then runs once. The date and the monotonic clock advance
/// together, unless a test sets the date.
/// </summary>
public sealed class TestTime : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TestTimer> _timers = [];
    private TimeSpan _wrong;
    private TaskCompletionSource _changed = NewSignal();

    // From today, because cookies and others are also checked by the machine's clock
    public TestTime()
        : base(DateTimeOffset.FromUnixTimeSeconds(System.GetUtcNow().ToUnixTimeSeconds()))
    {
    }

    /// <summary>The total advance.</summary>
    public TimeSpan Passed => base.GetUtcNow() - Start;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _wrong;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <summary>Sets the date wrong, as a bad battery or a bad time server does. The monotonic clock does not notice.</summary>
    /// <param name="wrong">The difference to the true date. Zero: it is right again.</param>
    public void SetDate(TimeSpan wrong) => _wrong = wrong;

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Waits until this many timers of this length are running.</summary>
    public async Task WhenAwaitedAsync(TimeSpan length, int timers = 1)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_timers.Count(timer => timer.Length == length) >= timers)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>A timer that rings once each time it is set.</summary>
    private ITimer NewAlarm(Action ring) =>
        base.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class TestTimer : ITimer
    {
        private readonly TestTime _time;
        private readonly Action _callback;
        private readonly ITimer _alarm;
        private TimeSpan _period;

        public TestTimer(TestTime time, Action callback)
        {
            _time = time;
            _callback = callback;
            _alarm = time.NewAlarm(Ring);
        }

        /// <summary>The time that it was last set to.</summary>
        public TimeSpan Length { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Watch(dueTime >= TimeSpan.Zero, dueTime);
            return _alarm.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            Watch(isRunning: false, default);
            _alarm.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring()
        {
            if (_period > TimeSpan.Zero)
            {
                _alarm.Change(_period, Timeout.InfiniteTimeSpan); // counted from now, however far the test advanced
            }
            else
            {
                Watch(isRunning: false, default);
            }

            _callback();
        }

        private void Watch(bool isRunning, TimeSpan length)
        {
            lock (_time._gate)
            {
                _time._timers.Remove(this);
                Length = length;
                if (isRunning)
                {
                    _time._timers.Add(this);
                }

                _time._changed.SetResult();
                _time._changed = NewSignal();
            }
        }
    }
}
