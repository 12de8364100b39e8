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
            int glyph = SmallFont.Find(c);
            int left = 0;
            int own = SmallFont.Glyphs[glyph];
            for (int column = 1; column <= SmallFont.Columns; column++)
            {
                int right = column == SmallFont.Columns ? 0 : SmallFont.Glyphs[glyph + column];
                int edges = (own << 1 ^ own >> 1) & (left ^ right); // most columns have none
                int bits = Doubled(own, left, edges);
                canvas.Column(x, y, bits);
                canvas.Column(x + 1, y, edges == 0 ? bits : Doubled(own, right, edges));
                x += 2;
                left = own;
                own = right;
            }
        }

        /// <summary>
        /// One of the two columns that a column becomes: the one on the side of <paramref name="near"/>. All rows at once, a bit
        /// each. Without <paramref name="edges"/>, where neighbors differ both ways, the two are the same.
        /// </summary>
        private static int Doubled(int own, int near, int edges)
        {
            if (edges == 0)
            {
                return Spread(own) * 3;
            }

            int above = own << 1;
            int below = own >> 1;
            int upper = edges & ~(above ^ near);
            int lower = edges & ~(below ^ near);
            upper = own & ~upper | upper & above & (own | ~(near << 1));
            lower = own & ~lower | lower & below & (own | ~(near >> 1));
            return Spread(upper) | Spread(lower) << 1;
        }

        /// <summary>Eight bits, a free one before each.</summary>
        private static int Spread(int bits)
        {
            bits = (bits | bits << 4) & 0x0F0F;
            bits = (bits | bits << 2) & 0x3333;
            return (bits | bits << 1) & 0x5555;
        }
    }
}
