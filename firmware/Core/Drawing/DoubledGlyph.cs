namespace Pairing.Firmware.Core.Drawing
{
    /// <summary>
    /// A small glyph at twice its size. Each pixel becomes four, each of which looks at the two neighbours on its side, as in the
    /// rule known as Scale2x: of a lit pixel it goes dark where both are dark, which rounds corners; of a dark one it is lit
    /// where both are lit and meet by their corners only, which keeps slopes slopes and crossings square.
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
                bool upper = isEdge && above == beside ? Corner(lit, above, Bit(near, row - 1)) : lit;
                bool lower = isEdge && below == beside ? Corner(lit, below, Bit(near, row + 1)) : lit;
                doubled |= (upper ? 1 : 0) << (2 * row) | (lower ? 1 : 0) << (2 * row + 1);
            }

            return doubled;
        }

        private static bool Corner(bool lit, bool neighbours, bool between)
        {
            return neighbours && (lit || !between);
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
