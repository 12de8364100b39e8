using System.Text;

namespace Pairing.Firmware.Core.Qr
{
    /// <summary>
    /// A text as bits: 5.5 a character from where the alphanumeric set has all that follows, 8 a byte before. So an address
    /// whose scheme is in small letters, as scanners want it, costs little more than one in capitals.
    /// </summary>
    public sealed class QrText
    {
        private readonly byte[] _bytes;
        private readonly string _rest; // alphanumeric

        public QrText(string text)
        {
            char[] letters = text.ToCharArray();
            int split = letters.Length;
            while (split > 0 && Set.IndexOf(letters[split - 1]) >= 0)
            {
                split--;
            }

            split = split > 0 && letters.Length - split < WorthSwitching ? letters.Length : split;
            _bytes = Encoding.UTF8.GetBytes(text.Substring(0, split));
            _rest = text.Substring(split);
        }

        /// <summary>Mode, count and characters of each part (ISO/IEC 18004 table 3: the counts of versions 1 to 9).</summary>
        public int Bits
        {
            get
            {
                int length = _rest.Length;
                return (_bytes.Length > 0 ? 4 + 8 + _bytes.Length * 8 : 0)
                    + (length > 0 ? 4 + 9 + length / 2 * 11 + length % 2 * 6 : 0);
            }
        }

        public bool Fits(QrFormat format)
        {
            return Bits <= format.DataCodewords * 8;
        }

        /// <summary>The data codewords, filled up.</summary>
        public byte[] Codewords(QrFormat format)
        {
            var bits = new BitWriter(format.DataCodewords);
            if (_bytes.Length > 0)
            {
                WriteBytes(bits);
            }

            if (_rest.Length > 0)
            {
                WriteAlphanumeric(bits);
            }

            bits.FillUp();
            return bits.Bytes;
        }

        // ISO/IEC 18004 7.4.4: two characters in 11 bits, a last one in 6
        private void WriteAlphanumeric(BitWriter bits)
        {
            char[] letters = _rest.ToCharArray();
            int length = letters.Length;
            bits.Write(2, 4);
            bits.Write(length, 9);
            for (int i = 0; i < length; i += 2)
            {
                int value = Set.IndexOf(letters[i]);
                if (i + 1 < length)
                {
                    bits.Write(value * 45 + Set.IndexOf(letters[i + 1]), 11);
                }
                else
                {
                    bits.Write(value, 6);
                }
            }
        }

        // ISO/IEC 18004 7.4.5
        private void WriteBytes(BitWriter bits)
        {
            bits.Write(4, 4);
            bits.Write(_bytes.Length, 8);
            foreach (byte b in _bytes)
            {
                bits.Write(b, 8);
            }
        }

        // ISO/IEC 18004 annex J: as many characters pay for another mode
        private const int WorthSwitching = 11;

        // ISO/IEC 18004 table 5: a character's place is its value
        private const string Set = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    }
}
