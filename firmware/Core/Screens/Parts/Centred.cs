using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>Text in the middle of a part of the panel, from <paramref name="x"/> on and so many pixels wide.</summary>
    internal static class Centred
    {
        public static void Small(Canvas canvas, int x, int y, int width, string text)
        {
            SmallFont.Draw(canvas, x + (width - SmallFont.Measure(text)) / 2, y, text);
        }

        public static void Small(Canvas canvas, int y, string text)
        {
            Small(canvas, 0, y, canvas.Width, text);
        }

        public static void Large(Canvas canvas, int x, int y, int width, string text)
        {
            LargeFont.Draw(canvas, x + (width - LargeFont.Measure(text)) / 2, y, text);
        }

        public static void Large(Canvas canvas, int y, string text)
        {
            Large(canvas, 0, y, canvas.Width, text);
        }

        /// <summary>Where the next line would stand.</summary>
        /// <param name="pitch">From one line to the next.</param>
        public static int SmallLines(Canvas canvas, int x, int y, int width, string[] lines, int pitch = SmallFont.Height)
        {
            foreach (string line in lines)
            {
                Small(canvas, x, y, width, line);
                y += pitch;
            }

            return y;
        }

        /// <inheritdoc cref="SmallLines"/>
        public static int LargeLines(Canvas canvas, int x, int y, int width, string[] lines, int pitch = LargeFont.Height)
        {
            foreach (string line in lines)
            {
                Large(canvas, x, y, width, line);
                y += pitch;
            }

            return y;
        }
    }
}
