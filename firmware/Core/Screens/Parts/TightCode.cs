using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>
    /// A grouped code in large letters with short dashes, so that WDJ-BMJ-HTX is 120 pixels and stays on one line.
    /// </summary>
    internal static class TightCode
    {
        public static int Measure(string code)
        {
            int width = -LargeFont.Gap;
            foreach (char c in code)
            {
                width += c == '-' ? Dash + LargeFont.Gap : LargeFont.Width;
            }

            return width;
        }

        public static void Draw(Canvas canvas, int x, int y, string code)
        {
            foreach (char c in code)
            {
                if (c == '-')
                {
                    canvas.Fill(x, y + LargeFont.Height / 2 - 2, Dash, 2);
                    x += Dash + LargeFont.Gap;
                }
                else
                {
                    LargeFont.Draw(canvas, x, y, c.ToString());
                    x += LargeFont.Width;
                }
            }
        }

        private const int Dash = 5;
    }
}
