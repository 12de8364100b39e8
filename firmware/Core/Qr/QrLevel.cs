namespace Pairing.Firmware.Core.Qr
{
    /// <summary>How much of the code may be unreadable; the numbers are those of the format bits (ISO/IEC 18004 7.9.1).</summary>
    public enum QrLevel
    {
        /// <summary>About 15 percent.</summary>
        M = 0,

        /// <summary>About 7 percent.</summary>
        L = 1,
    }
}
