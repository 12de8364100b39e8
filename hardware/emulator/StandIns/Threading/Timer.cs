using Pairing.Emulator.Board;

namespace System.Threading;

/// <summary>mscorlib: calls back by the board's time, on a thread of the board.</summary>
internal sealed class Timer : IDisposable
{
    private readonly ITimer timer;

    public Timer(TimerCallback callback, object? state, int dueTime, int period)
        : this(callback, state, Span(dueTime), Span(period))
    {
    }

    public Timer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        PowerCycle cycle = PowerCycle.Current;
        timer = cycle.Board.Time.CreateTimer(_ =>
        {
            if (!cycle.Cut.IsCancellationRequested)
            {
                cycle.Start("timer", () => callback(state));
            }
        }, null, dueTime, period);
        cycle.Cut.Register(timer.Dispose);
    }

    public bool Change(int dueTime, int period) => Change(Span(dueTime), Span(period));

    public bool Change(TimeSpan dueTime, TimeSpan period) => PowerCycle.Current != null && timer.Change(dueTime, period);

    public void Dispose() => timer.Dispose();

    private static TimeSpan Span(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
