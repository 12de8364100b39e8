using Pairing.Emulator.Board;

namespace System.Threading;

/// <summary>mscorlib.</summary>
internal sealed class AutoResetEvent : WaitHandle
{
    private readonly HostAutoResetEvent signal;

    public AutoResetEvent(bool initialState)
        : this(new HostAutoResetEvent(initialState))
    {
    }

    private AutoResetEvent(HostAutoResetEvent signal)
        : base(signal) => this.signal = signal;

    public bool Set() => PowerCycle.Current != null && signal.Set();

    public bool Reset() => PowerCycle.Current != null && signal.Reset();
}

/// <summary>mscorlib.</summary>
internal sealed class ManualResetEvent : WaitHandle
{
    private readonly HostManualResetEvent signal;

    public ManualResetEvent(bool initialState)
        : this(new HostManualResetEvent(initialState))
    {
    }

    internal ManualResetEvent(HostManualResetEvent signal)
        : base(signal) => this.signal = signal;

    public bool Set() => PowerCycle.Current != null && signal.Set();
}
