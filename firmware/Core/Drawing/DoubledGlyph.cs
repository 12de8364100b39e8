namespace Pairing.Firmware.Core.Drawing
{
    /// <summary>
    /// A small glyph at twice its size. Each pixel becomes four; a corner of a dark one is lit where two lit neighbours meet
    /// in it, and of a lit one darkened where two dark ones do, so that slopes stay slopes (the rule known as Scale2x).
    /// </summary>
    internal static class DoubledGlyph
    {
        public static void Draw(Canvas canvas, int x, int y, char c)
        {
            for (int column = 0; column < SmallFont.Columns; column++)
            {
                int left = Column(c, column - 1);
                int own = Column(c, column);
                int right = Column(c, column + 1);
                canvas.Column(x + 2 * column, y, Doubled(own, left, right));
                canvas.Column(x + 2 * column + 1, y, Doubled(own, right, left));
            }
        }

        /// <summary>One of the two columns that a column becomes: the one on the side of <paramref name="near"/>.</summary>
        private static int Doubled(int own, int near, int far)
        {
            int doubled = 0;
            for (int row = 0; row < SmallFont.Height; row++)
            {
                bool lit = Bit(own, row);
                bool above = Bit(own, row - 1);
                bool below = Bit(own, row + 1);
                bool beside = Bit(near, row);
                bool opposite = Bit(far, row);
                bool isEdge = above != below && beside != opposite;
                bool upper = isEdge && above == beside ? above : lit;
                bool lower = isEdge && below == beside ? below : lit;
                doubled |= (upper ? 1 : 0) << (2 * row) | (lower ? 1 : 0) << (2 * row + 1);
            }

            return doubled;
        }

        private static int Column(char c, int column)
        {
            return column < 0 || column >= SmallFont.Columns ? 0 : SmallFont.Column(c, column);
        }

        private static bool Bit(int column, int row)
        {
            return row >= 0 && (column >> row & 1) != 0;
        }
    }
}
