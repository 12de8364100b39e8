using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>The line that says that the server cannot be reached, and when it is tried again.</summary>
    internal static class Offline
    {
        public static void Paint(Canvas canvas, int y, int retrySeconds)
        {
            Paint(canvas, 0, y, canvas.Width, "retry " + retrySeconds + " s");
        }

        public static void Paint(Canvas canvas, int x, int y, int width, string text)
        {
            int glyph = GlyphWidth + Gap;
            int margin = width - glyph - SmallFont.Measure(text);
            if (margin < 0)
            {
                Centred.Small(canvas, x, y, width, text);
                return;
            }

            canvas.Draw(x + margin / 2, y, Icons.NoServer);
            SmallFont.Draw(canvas, x + margin / 2 + glyph, y, text);
        }

        private const int GlyphWidth = 11;
        private const int Gap = 5;
    }
}
