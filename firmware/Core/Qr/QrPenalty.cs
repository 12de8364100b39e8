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
        public static int Of(int[] rows)
        {
            int[] columns = Turned(rows);
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
            int starts = fives & ~(fives << 1);
            return Ones(fives) + 2 * Ones(starts);
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
            int penalty = 0;
            for (int x = 0; x + 11 <= size; x++)
            {
                int eleven = row >> x & 0x7FF;
                if (eleven == 0x05D || eleven == 0x5D0)
                {
                    penalty += 40;
                }
            }

            return penalty;
        }

        /// <summary>For each full 5 percent away from half dark: 10.</summary>
        public static int Imbalance(int dark, int all)
        {
            int twice = dark * 2 - all;
            return (twice < 0 ? -twice : twice) * 10 / all * 10;
        }

        private static int[] Turned(int[] rows)
        {
            int[] columns = new int[rows.Length];
            for (int y = 0; y < rows.Length; y++)
            {
                for (int x = 0; x < rows.Length; x++)
                {
                    columns[x] |= (rows[y] >> x & 1) << y;
                }
            }

            return columns;
        }

        private static int Ones(int bits)
        {
            int count = 0;
            for (; bits != 0; bits &= bits - 1)
            {
                count++;
            }

            return count;
        }
    }
}
