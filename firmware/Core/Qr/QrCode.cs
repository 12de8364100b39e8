namespace Pairing.Firmware.Core.Qr
{
    /// <summary>
    /// A QR code (ISO/IEC 18004) small enough for a panel of 64 rows at two pixels a module. To make one is work for the board:
    /// make it once and keep it.
    /// </summary>
    public sealed class QrCode
    {
        private readonly int[] _rows;

        private QrCode(QrFormat format, int mask, int[] rows)
        {
            Version = format.Version;
            Level = format.Level;
            Mask = mask;
            _rows = rows;
        }

        /// <summary>1 to 3.</summary>
        public readonly int Version;

        public readonly QrLevel Level;

        /// <summary>0 to 7.</summary>
        public readonly int Mask;

        /// <summary>Modules on a side, without the quiet zone.</summary>
        public int Size
        {
            get { return _rows.Length; }
        }

        /// <summary>Bit x is the module in column x, 1 dark. Outside the code all is light.</summary>
        public int Row(int y)
        {
            return y >= 0 && y < _rows.Length ? _rows[y] : 0;
        }

        /// <summary>Outside the code all is light.</summary>
        public bool IsDark(int x, int y)
        {
            return x >= 0 && x < Size && (Row(y) >> x & 1) != 0;
        }

        /// <summary>True when <see cref="Encode(string)"/> gives a code; costs next to nothing.</summary>
        public static bool Fits(string text)
        {
            return Choose(new QrText(text)) != null;
        }

        /// <summary>The code at the first format that holds the text, or null when it is too long for all.</summary>
        public static QrCode? Encode(string text)
        {
            var content = new QrText(text);
            QrFormat? format = Choose(content);
            return format == null ? null : Encode(content, format, -1);
        }

        /// <summary>The code at a format that holds the text. Mask 0 to 7, or -1 for the one that is easiest to read.</summary>
        public static QrCode Encode(QrText content, QrFormat format, int mask)
        {
            byte[] data = content.Codewords(format);
            byte[] codewords = new byte[format.Codewords];
            data.CopyTo(codewords, 0);
            new ReedSolomon().Check(data, format.CheckCodewords).CopyTo(codewords, data.Length);
            var matrix = new QrMatrix(format);
            matrix.DrawCodewords(codewords);
            int chosen = mask >= 0 ? mask : EasiestMask(matrix, format.Level);
            return new QrCode(format, chosen, matrix.Masked(format.Level, chosen));
        }

        /// <summary>
        /// The wider quiet zone first, then the better correction: 38, 47, 61, 77 alphanumeric characters, or 26, 32, 42,
        /// 53 bytes.
        /// </summary>
        private static QrFormat? Choose(QrText content)
        {
            foreach (QrFormat format in InOrder())
            {
                if (content.Fits(format))
                {
                    return format;
                }
            }

            return null;
        }

        // ISO/IEC 18004 7.8.3
        private static int EasiestMask(QrMatrix matrix, QrLevel level)
        {
            int easiest = 0;
            int least = int.MaxValue;
            int[] columns = new int[32];
            for (int mask = 0; mask < QrMask.Count; mask++)
            {
                int penalty = QrPenalty.Of(matrix.Masked(level, mask), columns);
                if (penalty < least)
                {
                    least = penalty;
                    easiest = mask;
                }
            }

            return easiest;
        }

        private static QrFormat[] InOrder()
        {
            return new QrFormat[]
            {
                new QrFormat(2, QrLevel.M),
                new QrFormat(2, QrLevel.L),
                new QrFormat(3, QrLevel.M),
                new QrFormat(3, QrLevel.L),
            };
        }
    }
}
