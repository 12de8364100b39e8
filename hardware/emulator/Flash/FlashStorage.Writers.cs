using System.IO;

namespace Pairing.Emulator.Flash;

/// <summary>One thread at a time: whether the board's file system bears two is unknown, so this one does not.</summary>
public sealed partial class FlashStorage
{
    private int? _writer;

    /// <exception cref="IOException">Another thread is writing.</exception>
    internal void BeginWriting()
    {
        lock (_sync)
        {
            RefuseSecondWriter();
            _writer = HostEnvironment.CurrentManagedThreadId;
        }
    }

    internal void EndWriting()
    {
        lock (_sync)
        {
            _writer = null;
        }
    }

    private void RefuseSecondWriter()
    {
        if (_writer is int writer && writer != HostEnvironment.CurrentManagedThreadId)
        {
            throw new IOException("Another thread is writing.");
        }
    }
}
