namespace Pairing.Firmware.Core.Qr
{
    /// <summary>The eight patterns, one of which breaks up the data, and how a reader is told which.</summary>
    internal static class QrMask
    {
        public const int Count = 8;

        /// <summary>
        /// Twelve rows of a pattern, bit x set where the module turns over. Each pattern is the same again six columns on,
        /// and twelve rows on.
        /// </summary>
        public static void Fill(int mask, int[] rows)
        {
            for (int y = 0; y < rows.Length; y++)
            {
                int six = 0;
                for (int x = 0; x < 6; x++)
                {
                    six |= Turns(mask, x, y) ? 1 << x : 0;
                }

                rows[y] = six * 0x1041041; // six bits, five times
            }
        }

        /// <summary>
        /// Five bits and ten that correct them, by x^10 + x^8 + x^5 + x^4 + x^2 + x + 1 (ISO/IEC 18004 7.9.1, annex C).
        /// </summary>
        public static int FormatBits(QrLevel level, int mask)
        {
            int data = (int)level << 3 | mask;
            int remainder = data;
            for (int i = 0; i < 10; i++)
            {
                remainder = remainder << 1 ^ (remainder >> 9) * 0x537;
            }

            return (data << 10 | remainder) ^ 0x5412; // so that no format is all light
        }

        // ISO/IEC 18004 table 10
        private static bool Turns(int mask, int x, int y)
        {
            switch (mask)
            {
                case 0: return (y + x) % 2 == 0;
                case 1: return y % 2 == 0;
                case 2: return x % 3 == 0;
                case 3: return (y + x) % 3 == 0;
                case 4: return (y / 2 + x / 3) % 2 == 0;
                case 5: return y * x % 2 + y * x % 3 == 0;
                case 6: return (y * x % 2 + y * x % 3) % 2 == 0;
                default: return ((y + x) % 2 + y * x % 3) % 2 == 0;
            }
        }
    }
}
