using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The line that says that the server cannot be reached, and when it is tried again.</summary>
    internal static class Offline
    {
        public static void Paint(Canvas canvas, int y, int retrySeconds)
        {
            string text = "retry " + retrySeconds + " s";
            int glyph = Icons.NoServer.Length + Gap;
            int x = (canvas.Width - glyph - SmallFont.Measure(text)) / 2;
            if (x < 0)
            {
                Centred.Small(canvas, y, text);
                return;
            }

            canvas.Draw(x, y, Icons.NoServer);
            SmallFont.Draw(canvas, x + glyph, y, text);
        }

        private const int Gap = 5;
    }
}
