using System;

namespace Pairing.Firmware.Core.Drawing
{
    /// <summary>
    /// A picture of one bit a pixel, in the order of the panel's own memory, so that showing it is copying it:
    /// byte x + (y / 8) * width holds eight rows of column x, the lowest bit the top row.
    /// Whatever falls outside is left out. Drawing allocates nothing.
    /// </summary>
    /// <example>
    /// A column of page 0 with rows 0, 1 and 6 lit:
    ///     row  7 6 5 4 3 2 1 0
    ///     bit  0 1 0 0 0 0 1 1   = 0x43
    /// </example>
    public sealed class Canvas
    {
        /// <param name="width">Columns.</param>
        /// <param name="height">Rows, a multiple of 8, since the panel keeps them in pages of eight.</param>
        public Canvas(int width, int height)
        {
            Width = width;
            Height = height;
            Bytes = new byte[width * (height >> 3)];
        }

        public readonly int Width;

        public readonly int Height;

        public readonly byte[] Bytes;

        /// <summary>The first row that can differ from the picture before.</summary>
        public int ChangedFrom;

        /// <summary>From this row on, the first of a page.</summary>
        public void ClearFrom(int y)
        {
            ChangedFrom = y;
            int first = (y >> 3) * Width;
            Array.Clear(Bytes, first, Bytes.Length - first);
        }

        public void Fill(int x, int y, int width, int height)
        {
            Combine(x, y, width, height, false);
        }

        public void Invert(int x, int y, int width, int height)
        {
            Combine(x, y, width, height, true);
        }

        /// <summary>A rectangle of lines one pixel wide.</summary>
        public void Frame(int x, int y, int width, int height)
        {
            Fill(x, y, width, 1);
            Fill(x, y + height - 1, width, 1);
            Fill(x, y, 1, height);
            Fill(x + width - 1, y, 1, height);
        }

        /// <summary>
        /// Lights a bitmap of up to 16 rows, given as in <see cref="Icons"/>; dark pixels change nothing.
        /// </summary>
        public void Draw(int x, int y, string bitmap)
        {
            int column = 0;
            int length = bitmap.Length;
            for (int i = 0; i < length; i++)
            {
                char c = bitmap[i];
                column = (column << 4) | (c <= '9' ? c - '0' : c - 'A' + 10);
                if (i % Icons.Digits == Icons.Digits - 1)
                {
                    Column(x + i / Icons.Digits, y, column & 0xFFFF);
                }
            }
        }

        /// <summary>Lights up to 16 pixels of one column, the lowest bit at <paramref name="y"/>, a page at a time.</summary>
        public void Column(int x, int y, int bits)
        {
            if (x < 0 || x >= Width || y < -15)
            {
                return;
            }

            bits = y < 0 ? bits >> -y : bits << (y & 7);
            for (int i = y < 8 ? x : x + (y >> 3) * Width; bits != 0 && i < Bytes.Length; i += Width)
            {
                Bytes[i] |= (byte)bits;
                bits >>= 8;
            }
        }

        /// <summary>Goes by pages, so that a filled panel costs one turn a byte and not one a pixel.</summary>
        /// <param name="flips">Lit pixels go dark.</param>
        private void Combine(int x, int y, int width, int height, bool flips)
        {
            int right = Math.Min(x + width, Width);
            int bottom = Math.Min(y + height, Height);
            int left = Math.Max(x, 0);
            int top = Math.Max(y, 0);
            for (int page = top >> 3; page << 3 < bottom; page++)
            {
                int rows = 0xFF;
                if (page << 3 < top)
                {
                    rows &= 0xFF << (top & 7);
                }

                if (bottom - (page << 3) < 8)
                {
                    rows &= 0xFF >> (8 - (bottom & 7));
                }

                int end = page * Width + right;
                for (int i = page * Width + left; i < end; i++)
                {
                    Bytes[i] = (byte)(flips ? Bytes[i] ^ rows : Bytes[i] | rows);
                }
            }
        }
    }
}
