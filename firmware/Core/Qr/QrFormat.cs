namespace Pairing.Firmware.Core.Qr
{
    /// <summary>
    /// A version at an error-correction level. Versions 1 to 3 at L and M are one block, so nothing is interleaved.
    /// </summary>
    public sealed class QrFormat
    {
        public QrFormat(int version, QrLevel level)
        {
            Version = version;
            Level = level;
            CheckCodewords = level == QrLevel.L
                ? (version == 1 ? 7 : version == 2 ? 10 : 15)
                : (version == 1 ? 10 : version == 2 ? 16 : 26); // ISO/IEC 18004 table 9
            Codewords = version == 1 ? 26 : version == 2 ? 44 : 70; // ISO/IEC 18004 table 1
        }

        /// <summary>1 to 3.</summary>
        public readonly int Version;

        public readonly QrLevel Level;

        /// <summary>Modules on a side.</summary>
        public int Size
        {
            get { return 17 + 4 * Version; }
        }

        public readonly int Codewords;

        public readonly int CheckCodewords;

        public int DataCodewords
        {
            get { return Codewords - CheckCodewords; }
        }
    }
}
