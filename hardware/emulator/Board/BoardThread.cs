namespace Pairing.Emulator.Board;

/// <summary>A thread of the firmware, as the emulator keeps account of it.</summary>
internal sealed class BoardThread(string name)
{
    public string Name { get; } = name;

    /// <summary>Set when the thread has run to its end.</summary>
    public HostManualResetEvent Finished { get; } = new(false);

    /// <summary>How often it has caught the power cut and gone on.</summary>
    public int Swallowed { get; set; }
}
