using Pairing.Emulator.Board;

namespace System.Threading;

/// <summary>mscorlib: a thread of the board. It ends with the board's power, and what it does not catch ends it alone.</summary>
internal sealed class Thread
{
    private readonly ThreadStart body;
    private BoardThread? thread;

    public Thread(ThreadStart start) => body = start;

    public bool IsAlive => thread != null && !thread.Finished.WaitOne(0);

    public static void Sleep(int millisecondsTimeout) => PowerCycle.Current.Sleep(millisecondsTimeout);

    public static void Sleep(TimeSpan timeout) => Sleep((int)timeout.TotalMilliseconds);

    public void Start()
    {
        if (thread != null)
        {
            throw new InvalidOperationException("The thread has been started before.");
        }

        PowerCycle cycle = PowerCycle.Current;
        thread = cycle.Start("worker", () => body());
    }

    public void Join() => PowerCycle.Current.WaitAny([Started.Finished], Timeout.Infinite);

    private BoardThread Started => thread ?? throw new InvalidOperationException("The thread has not been started.");
}
