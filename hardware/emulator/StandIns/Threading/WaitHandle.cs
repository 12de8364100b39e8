using System.Linq;
using Pairing.Emulator.Board;

namespace System.Threading;

/// <summary>mscorlib: something to wait for, by the board's time and no longer than its power lasts.</summary>
internal abstract class WaitHandle
{
    public const int WaitTimeout = 258;

    private protected WaitHandle(HostWaitHandle signal) => Signal = signal;

    internal HostWaitHandle Signal { get; }

    public bool WaitOne() => WaitOne(Timeout.Infinite, false);

    public bool WaitOne(int millisecondsTimeout, bool exitContext) =>
        PowerCycle.Current.WaitAny([Signal], millisecondsTimeout) >= 0;
}
