using Pairing.Emulator.Board;

namespace System.Threading;

/// <summary>mscorlib: a thread of the board. It ends with the board's power, and what it does not catch ends it alone.</summary>
internal sealed class Thread
{
    private readonly ThreadStart _body;
    private BoardThread? _thread;

    public Thread(ThreadStart start) => _body = start;

    public bool IsAlive => _thread != null && !_thread.Finished.WaitOne(0);

    public static void Sleep(int millisecondsTimeout) => PowerCycle.Current.Sleep(millisecondsTimeout);

    public static void Sleep(TimeSpan timeout) => PowerCycle.Current.Sleep((int)timeout.TotalMilliseconds);

    public void Start()
    {
        if (_thread != null)
        {
            throw new InvalidOperationException("The thread has been started before.");
        }

        PowerCycle cycle = PowerCycle.Current;
        _thread = cycle.Start("worker", () => _body());
    }

    public void Join() => PowerCycle.Current.WaitAny([Started.Finished], Timeout.Infinite);

    private BoardThread Started => _thread ?? throw new InvalidOperationException("The thread has not been started.");
}
