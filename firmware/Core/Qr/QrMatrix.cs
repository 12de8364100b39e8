using System;

namespace Pairing.Firmware.Core.Qr
{
    /// <summary>The square of modules while it is built. Each row is one number, bit x the module in column x, 1 dark.</summary>
    internal sealed class QrMatrix
    {
        private readonly int[] _function; // which modules belong to a pattern and not to the data

        public QrMatrix(QrFormat format)
        {
            Size = format.Size;
            Rows = new int[Size];
            _function = new int[Size];
            DrawTiming();

            // Finders, and the light around them (ISO/IEC 18004 6.3.3 and 6.3.4)
            DrawRings(3, 3, 4, 2);
            DrawRings(Size - 4, 3, 4, 2);
            DrawRings(3, Size - 4, 4, 2);
            if (format.Version > 1)
            {
                DrawRings(Size - 7, Size - 7, 2, 1); // the alignment pattern (6.3.6), of which versions 2 to 6 have one (annex E)
            }

            DrawFormat(format.Level, 0); // takes its place; the mask is chosen later
        }

        public readonly int Size;

        public readonly int[] Rows;

        /// <summary>
        /// Two columns at a time from the right, up and down in turn, around the patterns (ISO/IEC 18004 7.7.3).
        /// </summary>
        public void DrawCodewords(byte[] data, byte[] check)
        {
            int place = 0;
            bool isUpward = true;
            for (int right = Size - 1; right > 0; right -= 2)
            {
                if (right == 6)
                {
                    right = 5; // the timing pattern's column belongs to no pair
                }

                for (int step = 0; step < Size; step++)
                {
                    int y = isUpward ? Size - 1 - step : step;
                    for (int x = right; x > right - 2; x--)
                    {
                        if ((_function[y] >> x & 1) == 0)
                        {
                            Rows[y] |= Bit(data, check, place++) << x;
                        }
                    }
                }

                isUpward = !isUpward;
            }
        }

        /// <summary>
        /// Turns over the data modules that the mask says; done twice, nothing has happened (ISO/IEC 18004 7.8.2).
        /// </summary>
        public void ApplyMask(int mask)
        {
            for (int y = 0; y < Size; y++)
            {
                Rows[y] ^= QrMask.Row(mask, y, Size) & ~_function[y];
            }
        }

        /// <summary>Level and mask, twice, and the module that is always dark (ISO/IEC 18004 7.9.1, figure 25).</summary>
        public void DrawFormat(QrLevel level, int mask)
        {
            int bits = QrMask.FormatBits(level, mask);
            for (int i = 0; i < 15; i++)
            {
                bool isDark = (bits >> i & 1) != 0;
                if (i < 8)
                {
                    Draw(8, i < 6 ? i : i + 1, isDark);
                    Draw(Size - 1 - i, 8, isDark);
                }
                else
                {
                    Draw(i == 8 ? 7 : 14 - i, 8, isDark);
                    Draw(8, Size - 15 + i, isDark);
                }
            }

            Draw(8, Size - 8, true);
        }

        private static int Bit(byte[] data, byte[] check, int place)
        {
            int index = place >> 3;
            int codeword = index < data.Length ? data[index]
                : index < data.Length + check.Length ? check[index - data.Length]
                : 0; // ISO/IEC 18004 7.6: seven bits remain in versions 2 and 3
            return codeword >> (7 - (place & 7)) & 1;
        }

        // ISO/IEC 18004 6.3.5
        private void DrawTiming()
        {
            for (int i = 0; i < Size; i++)
            {
                Draw(i, 6, i % 2 == 0);
                Draw(6, i, i % 2 == 0);
            }
        }

        /// <summary>Dark, but for the ring at <paramref name="light"/> and the fourth, which separates finders.</summary>
        private void DrawRings(int centreX, int centreY, int radius, int light)
        {
            for (int dy = -radius; dy <= radius; dy++)
            {
                for (int dx = -radius; dx <= radius; dx++)
                {
                    int ring = Math.Max(dx < 0 ? -dx : dx, dy < 0 ? -dy : dy);
                    Draw(centreX + dx, centreY + dy, ring != light && ring != 4);
                }
            }
        }

        private void Draw(int x, int y, bool isDark)
        {
            if (x < 0 || x >= Size || y < 0 || y >= Size)
            {
                return;
            }

            _function[y] |= 1 << x;
            Rows[y] = isDark ? Rows[y] | 1 << x : Rows[y] & ~(1 << x);
        }
    }
}
