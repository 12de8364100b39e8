using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>How much of something there is, as a filled part of a frame.</summary>
    internal static class Bar
    {
        /// <param name="canvas">What it is drawn on.</param>
        /// <param name="x">Left edge.</param>
        /// <param name="y">Top edge.</param>
        /// <param name="width">Pixels, the frame included.</param>
        /// <param name="height">Pixels, the frame included.</param>
        /// <param name="part">Of <paramref name="whole"/>; what is outside counts as nothing or all.</param>
        /// <param name="whole">Zero or less draws nothing.</param>
        public static void Paint(Canvas canvas, int x, int y, int width, int height, int part, int whole)
        {
            if (whole <= 0)
            {
                return;
            }

            int inner = width - 4;
            int filled = part <= 0 ? 0 : part >= whole ? inner : (int)((long)part * inner / whole);
            canvas.Frame(x, y, width, height);
            canvas.Fill(x + 2, y + 2, filled, height - 4);
        }
    }
}
