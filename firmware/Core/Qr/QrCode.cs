namespace Pairing.Firmware.Core.Qr
{
    /// <summary>
    /// A QR code (ISO/IEC 18004) small enough for a panel of 64 rows at two pixels a module. To make one is work for the board,
    /// so it is made in slices, none of which holds up the button: make it once and keep it.
    /// </summary>
    public sealed class QrCode
    {
        public readonly QrFormat Format;

        private readonly QrText _content;
        private byte[]? _codewords;
        private QrMatrix? _matrix; // from when it is drawn until all is done
        private int _mask;
        private int _easiest;
        private int _least = int.MaxValue;
        private int[]? _rows;

        private QrCode(QrText content, QrFormat format)
        {
            _content = content;
            Format = format;
        }

        /// <summary>Its rows can be read.</summary>
        public bool IsMade
        {
            get { return _rows != null; }
        }

        /// <summary>Bit x is the module in column x, 1 dark. Outside the code all is light.</summary>
        public int Row(int y)
        {
            return y >= 0 && y < Format.Size ? _rows![y] : 0;
        }

        /// <summary>
        /// The code at the first format that holds the text, still to be made, which costs next to nothing; null when the text is
        /// too long for all. The wider quiet zone goes first, then the better correction: 38, 47, 61, 77 alphanumeric characters,
        /// or 26, 32, 42, 53 bytes.
        /// </summary>
        public static QrCode? Begin(string text)
        {
            var content = new QrText(text);
            for (int i = 0; i < 4; i++)
            {
                var format = new QrFormat(2 + i / 2, (QrLevel)(i % 2));
                if (content.Fits(format))
                {
                    return new QrCode(content, format);
                }
            }

            return null;
        }

        /// <summary>One slice of the work: the codewords, the matrix without a mask, and each mask is one.</summary>
        public void Advance()
        {
            if (_codewords == null)
            {
                _codewords = Codewords(_content, Format);
            }
            else if (_matrix == null)
            {
                _matrix = new QrMatrix(Format);
                _matrix.DrawCodewords(_codewords);
            }
            else
            {
                TryMask(_matrix);
            }
        }

        /// <summary>Those of the data, then those that check them.</summary>
        public static byte[] Codewords(QrText content, QrFormat format)
        {
            byte[] data = content.Codewords(format);
            byte[] codewords = new byte[format.Codewords];
            data.CopyTo(codewords, 0);
            new ReedSolomon().Check(data, format.CheckCodewords).CopyTo(codewords, data.Length);
            return codewords;
        }

        // ISO/IEC 18004 7.8.3
        private void TryMask(QrMatrix matrix)
        {
            int penalty = QrPenalty.Of(matrix.Masked(Format.Level, _mask), matrix.Columns);
            if (penalty < _least)
            {
                _least = penalty;
                _easiest = _mask;
            }

            if (++_mask == QrMask.Count)
            {
                _rows = matrix.Masked(Format.Level, _easiest);
                _matrix = null;
            }
        }
    }
}
