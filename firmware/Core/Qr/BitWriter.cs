using System;

namespace Pairing.Firmware.Core.Qr
{
    /// <summary>Writes numbers of any width into bytes, the highest bit first.</summary>
    internal sealed class BitWriter
    {
        private int _length;

        public BitWriter(int bytes)
        {
            Bytes = new byte[bytes];
        }

        public readonly byte[] Bytes;

        public void Write(int value, int bits)
        {
            for (int bit = bits - 1; bit >= 0; bit--)
            {
                if ((value >> bit & 1) != 0)
                {
                    Bytes[_length >> 3] |= (byte)(0x80 >> (_length & 7));
                }

                _length++;
            }
        }

        /// <summary>
        /// The end mark of four zeros or what there is room for, zeros to the byte's end, then pad bytes in turn.
        /// </summary>
        public void FillUp()
        {
            int used = Math.Min(_length + 4, Bytes.Length * 8); // ISO/IEC 18004 7.4.9
            byte pad = 0xEC;
            for (int i = (used + 7) >> 3; i < Bytes.Length; i++) // ISO/IEC 18004 7.4.10
            {
                Bytes[i] = pad;
                pad ^= 0xEC ^ 0x11;
            }
        }
    }
}
