namespace Pairing.Emulator.Tests.Board;

/// <summary>Time that stands until it is moved.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> timers = [];
    private readonly Lock sync = new();
    private readonly DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan elapsed;
    private TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (sync)
        {
            return elapsed.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits for this span, counted from now.</summary>
    public async Task WhenSomebodyWaitsAsync(TimeSpan span)
    {
        while (true)
        {
            Task next;
            lock (sync)
            {
                if (timers.Any(t => t.Due == elapsed + span))
                {
                    return;
                }

                next = set.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    public void Advance(TimeSpan span)
    {
        List<ManualTimer> due;
        lock (sync)
        {
            elapsed += span;
            due = timers.Where(t => t.Due <= elapsed).ToList();
            timers.RemoveAll(due.Contains);
        }

        due.ForEach(t => t.Fire());
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.sync)
            {
                time.timers.Remove(this);
                if (dueTime > TimeSpan.Zero)
                {
                    Due = time.elapsed + dueTime;
                    time.timers.Add(this);
                }

                time.set.TrySetResult();
                time.set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (dueTime == TimeSpan.Zero)
            {
                Fire();
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
