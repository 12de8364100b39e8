using Pairing.Emulator.Board;

namespace System.Threading;

/// <summary>mscorlib.</summary>
internal sealed class AutoResetEvent : WaitHandle
{
    private readonly HostAutoResetEvent _signal;

    public AutoResetEvent(bool initialState)
        : this(new HostAutoResetEvent(initialState))
    {
    }

    private AutoResetEvent(HostAutoResetEvent signal)
        : base(signal) => _signal = signal;

    public bool Set() => PowerCycle.Current != null && _signal.Set();

    public bool Reset() => PowerCycle.Current != null && _signal.Reset();
}
