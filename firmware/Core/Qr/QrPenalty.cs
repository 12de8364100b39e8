using System;

namespace Pairing.Firmware.Core.Qr
{
    /// <summary>
    /// How hard a masked code is to read, by the four rules of ISO/IEC 18004 7.8.3.1, table 11; the least wins. A row is one
    /// number, so that a rule looks at a whole row at once: the board has an interpreter, and does this eight times a code.
    /// </summary>
    /// <example>
    /// Runs: a bit says that a module is as its right neighbour is; four such bits in a row are a run of five.
    ///     row            1 1 1 1 1 1 0     a run of six
    ///     same as next    1 1 1 1 1 0
    ///     four of those   1 1 0 0 0 0      two bits: 3 for the run of five and 1 for the sixth module
    /// </example>
    public static class QrPenalty
    {
        /// <param name="rows">Of the masked code.</param>
        /// <param name="columns">Room for 32.</param>
        public static int Of(int[] rows, int[] columns)
        {
            Turn(rows, columns);
            int dark = 0;
            int penalty = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                penalty += Runs(rows[i], rows.Length) + Runs(columns[i], rows.Length);
                penalty += LikeFinders(rows[i], rows.Length) + LikeFinders(columns[i], rows.Length);
                penalty += i == 0 ? 0 : Blocks(rows[i - 1], rows[i], rows.Length);
                dark += Ones(rows[i]);
            }

            return penalty + Imbalance(dark, rows.Length * rows.Length);
        }

        /// <summary>Five alike in a line: 3, and 1 for each more.</summary>
        public static int Runs(int row, int size)
        {
            int same = ~(row ^ row >> 1) & (1 << size - 1) - 1;
            int fives = same & same >> 1 & same >> 2 & same >> 3;
            return fives == 0 ? 0 : Ones(fives) + 2 * Ones(fives & ~(fives << 1));
        }

        /// <summary>Each square of two by two alike: 3.</summary>
        public static int Blocks(int above, int row, int size)
        {
            int sameDown = ~(above ^ row);
            int sameRight = ~(row ^ row >> 1) & (1 << size - 1) - 1;
            int sameRightAbove = ~(above ^ above >> 1);
            return 3 * Ones(sameDown & sameRight & sameRightAbove);
        }

        /// <summary>Each 1:1:3:1:1 with four light modules before or after it: 40.</summary>
        public static int LikeFinders(int row, int size)
        {
            int inside = row & row >> 2 & row >> 3 & row >> 4 & row >> 6 & ~(row >> 1 | row >> 5);
            if (inside == 0)
            {
                return 0;
            }

            int before = inside & ~(row << 1 | row << 2 | row << 3 | row << 4 | 0xF);
            int after = inside & ~(row >> 7 | row >> 8 | row >> 9 | row >> 10) & (1 << size - 10) - 1;
            return 40 * (Ones(before) + Ones(after));
        }

        /// <summary>For each full 5 percent away from half dark: 10.</summary>
        public static int Imbalance(int dark, int all)
        {
            int twice = dark * 2 - all;
            return (twice < 0 ? -twice : twice) * 10 / all * 10;
        }

        /// <summary>
        /// Halves change places across the diagonal, then the halves of each half, down to single modules: five rounds of
        /// sixteen exchanges for a square of 32.
        /// </summary>
        private static void Turn(int[] rows, int[] square)
        {
            Array.Clear(square, 0, square.Length);
            rows.CopyTo(square, 0);
            int low = 0xFFFF;
            for (int half = 16; half > 0; half >>= 1)
            {
                for (int y = 0; y < square.Length; y = (y | half) + 1 & ~half)
                {
                    int above = square[y];
                    int below = square[y | half];
                    int differ = (above >> half ^ below) & low;
                    square[y] = above ^ differ << half;
                    square[y | half] = below ^ differ;
                }

                low ^= low << (half >> 1);
            }
        }

        /// <summary>Pairs of bits are counted all at once, then fours, then bytes.</summary>
        private static int Ones(int bits)
        {
            bits -= bits >> 1 & 0x55555555;
            bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
            return (bits + (bits >> 4) & 0x0F0F0F0F) * 0x01010101 >> 24;
        }
    }
}
