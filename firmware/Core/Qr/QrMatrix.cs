namespace Pairing.Firmware.Core.Qr
{
    /// <summary>The square of modules while it is built. Each row is one number, bit x the module in column x, 1 dark.</summary>
    internal sealed class QrMatrix
    {
        private readonly int[] _function; // which modules belong to a pattern and not to the data
        private readonly int[] _masked;
        private readonly int[] _turns = new int[12];

        public QrMatrix(QrFormat format)
        {
            Size = format.Size;
            Rows = new int[Size];
            _function = new int[Size];
            _masked = new int[Size];
            DrawFunction();
            DrawFinders();
            DrawTiming();
            if (format.Version > 1)
            {
                DrawAlignment();
            }
        }

        public readonly int Size;

        /// <summary>Without a mask, and light where the format will be.</summary>
        public readonly int[] Rows;

        /// <summary>Room for <see cref="QrPenalty.Of"/>, so that eight masks need not bring eight times as much.</summary>
        public readonly int[] Columns = new int[32];

        /// <summary>
        /// Two columns at a time from the right, up and down in turn, around the patterns (ISO/IEC 18004 7.7.3).
        /// </summary>
        /// <param name="codewords">Those of the data, then those that check them.</param>
        public void DrawCodewords(byte[] codewords)
        {
            int place = 0;
            int end = codewords.Length * 8; // ISO/IEC 18004 7.6: seven bits remain light in versions 2 and 3
            int step = -1;
            for (int right = Size - 1; right > 0; right -= 2)
            {
                if (right == 6)
                {
                    right = 5; // the timing pattern's column belongs to no pair
                }

                int y = step < 0 ? Size - 1 : 0;
                for (int count = 0; count < Size; count++)
                {
                    int row = 0;
                    int function = _function[y] >> right - 1;
                    for (int side = 1; side >= 0; side--)
                    {
                        if ((function >> side & 1) == 0 && place < end)
                        {
                            row |= (codewords[place >> 3] >> (7 - (place & 7)) & 1) << side;
                            place++;
                        }
                    }

                    Rows[y] |= row << right - 1;
                    y += step;
                }

                step = -step;
            }
        }

        /// <summary>
        /// The rows as they are to be shown: data modules turned over where the mask says (ISO/IEC 18004 7.8.2), level and mask
        /// twice, and the module that is always dark (7.9.1, figure 25). The next call writes over them.
        /// </summary>
        public int[] Masked(QrLevel level, int mask)
        {
            int bits = QrMask.FormatBits(level, mask);
            int column = Spread(bits) | 1 << (Size - 8);
            QrMask.Fill(mask, _turns);
            int turn = 0;
            for (int y = 0; y < Size; y++)
            {
                _masked[y] = Rows[y] ^ (_turns[turn] & ~_function[y]) | (column >> y & 1) << 8;
                turn = turn == 11 ? 0 : turn + 1;
            }

            int turned = 0;
            for (int i = 0; i < 15; i++)
            {
                turned = turned << 1 | bits >> i & 1;
            }

            _masked[8] |= Spread(turned);
            return _masked;
        }

        /// <summary>Fifteen bits beside the finders, around the timing pattern: six, two, and eight at the far end.</summary>
        private int Spread(int bits)
        {
            return bits & 0x3F | (bits & 0xC0) << 1 | bits >> 7 << (Size - 8);
        }

        /// <summary>Finders with their light surroundings, the format's modules, the timing pattern, and all outside.</summary>
        private void DrawFunction()
        {
            for (int y = 0; y < Size; y++)
            {
                int row = y <= 8 ? 0x1FF | 0xFF << (Size - 8) : y >= Size - 8 ? 0x1FF : 1 << 6;
                _function[y] = row | -1 << Size;
            }

            _function[6] = -1;
        }

        // ISO/IEC 18004 6.3.3
        private void DrawFinders()
        {
            for (int i = 0; i < 7; i++)
            {
                int row = i == 0 || i == 6 ? 0x7F : i == 1 || i == 5 ? 0x41 : 0x5D;
                Rows[i] = row | row << (Size - 7);
                Rows[Size - 7 + i] = row;
            }
        }

        // ISO/IEC 18004 6.3.5
        private void DrawTiming()
        {
            for (int i = 8; i < Size - 8; i += 2)
            {
                Rows[6] |= 1 << i;
                Rows[i] |= 1 << 6;
            }
        }

        /// <summary>ISO/IEC 18004 6.3.6: versions 2 to 6 have one (annex E).</summary>
        private void DrawAlignment()
        {
            for (int i = 0; i < 5; i++)
            {
                int row = i == 0 || i == 4 ? 0x1F : i == 2 ? 0x15 : 0x11;
                Rows[Size - 9 + i] |= row << (Size - 9);
                _function[Size - 9 + i] |= 0x1F << (Size - 9);
            }
        }
    }
}
