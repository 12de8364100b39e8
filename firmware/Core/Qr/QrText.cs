using System.Text;

namespace Pairing.Firmware.Core.Qr
{
    /// <summary>A text as bits: 5.5 a character where the alphanumeric set has all of it, else 8 a byte.</summary>
    public sealed class QrText
    {
        private readonly string _text;
        private readonly byte[] _bytes;

        public QrText(string text)
        {
            _text = text;
            IsAlphanumeric = HasOnly(text);
            _bytes = IsAlphanumeric ? new byte[0] : Encoding.UTF8.GetBytes(text);
        }

        public readonly bool IsAlphanumeric;

        /// <summary>Mode, count and characters (ISO/IEC 18004 table 3: the counts of versions 1 to 9).</summary>
        public int Bits
        {
            get { return IsAlphanumeric ? 4 + 9 + _text.Length / 2 * 11 + _text.Length % 2 * 6 : 4 + 8 + _bytes.Length * 8; }
        }

        public bool Fits(QrFormat format)
        {
            return Bits <= format.DataCodewords * 8;
        }

        /// <summary>The data codewords, filled up.</summary>
        public byte[] Codewords(QrFormat format)
        {
            var bits = new BitWriter(format.DataCodewords);
            if (IsAlphanumeric)
            {
                WriteAlphanumeric(bits);
            }
            else
            {
                WriteBytes(bits);
            }

            bits.FillUp();
            return bits.Bytes;
        }

        // ISO/IEC 18004 7.4.4: two characters in 11 bits, a last one in 6
        private void WriteAlphanumeric(BitWriter bits)
        {
            bits.Write(2, 4);
            bits.Write(_text.Length, 9);
            for (int i = 0; i + 1 < _text.Length; i += 2)
            {
                bits.Write(Set.IndexOf(_text[i]) * 45 + Set.IndexOf(_text[i + 1]), 11);
            }

            if (_text.Length % 2 == 1)
            {
                bits.Write(Set.IndexOf(_text[_text.Length - 1]), 6);
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

        private static bool HasOnly(string text)
        {
            foreach (char c in text)
            {
                if (Set.IndexOf(c) < 0)
                {
                    return false;
                }
            }

            return true;
        }

        // ISO/IEC 18004 table 5: a character's place is its value
        private const string Set = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    }
}
