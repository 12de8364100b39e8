using System;

namespace Pairing.Emulator.Board;

/// <summary>A thread of the firmware, as the emulator keeps account of it.</summary>
internal sealed class BoardThread(string name)
{
    private volatile bool isAborted;

    public string Name { get; } = name;

    /// <summary>Set when the thread has run to its end.</summary>
    public HostManualResetEvent Finished { get; } = new(false);

    /// <summary>Set when another thread asked this one to stop.</summary>
    public HostManualResetEvent Aborted { get; } = new(false);

    /// <summary>The same without a call of the host, for who asks at every step.</summary>
    public bool IsAborted => isAborted;

    public void Abort()
    {
        isAborted = true;
        Aborted.Set();
    }

    /// <summary>How often it has caught the power cut and gone on.</summary>
    public int Swallowed { get; set; }

    /// <summary>Ends a thread that was aborted, at its next call.</summary>
    internal sealed class AbortException : Exception;
}
