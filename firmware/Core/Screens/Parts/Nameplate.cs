using System;
using Pairing.Firmware.Core.Drawing;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>
    /// What the device is called and a few lines beneath, in the middle of a part of the panel. The name is large in two lines,
    /// in one, or small, whichever leaves room for the lines. A small name that is longer than a line takes two; the last lines
    /// make room for it.
    /// </summary>
    internal static class Nameplate
    {
        public static void Paint(Canvas canvas, int x, int y, int width, int height, string name, string[] lines)
        {
            int count = Count(lines);
            int below = count * SmallFont.Height;
            string[]? large = LargeName(name, width, (height - below) / LargeFont.Height);
            string[] small = Lines.Wrap(name, width / SmallFont.Width, 2);
            int nameHeight = large == null ? small.Length * SmallFont.Height : large.Length * LargeFont.Height;
            int loose = Math.Max(height - nameHeight - below, 0);
            int leading = Math.Min(loose / (count + 2), MostLeading);
            int between = count < 2 ? 0 : (count - 1) * leading;
            int gap = Math.Min((loose - between) / 2, MostGap);
            int bottom = y + height;
            y += (loose - between - gap) / 2;
            if (large == null)
            {
                Centred.SmallLines(canvas, x, y, width, small);
            }
            else
            {
                Centred.LargeLines(canvas, x, y, width, large);
            }

            y += nameHeight + gap;
            foreach (string line in lines)
            {
                if (line.Length > 0 && y + SmallFont.Height <= bottom)
                {
                    Centred.Small(canvas, x, y, width, Lines.Shorten(line, width / SmallFont.Width));
                    y += SmallFont.Height + leading;
                }
            }
        }

        /// <summary>Whole words only; null where they do not fit.</summary>
        private static string[]? LargeName(string name, int width, int most)
        {
            if (most < 1)
            {
                return null;
            }

            string[] lines = Lines.Wrap(name, LargeFont.Fitting(width), Math.Min(most, 2));
            string words = "";
            foreach (string line in lines)
            {
                words += words.Length == 0 ? line : " " + line;
            }

            return words == ScreenLetters.Fold(name).Trim() ? lines : null;
        }

        private static int Count(string[] lines)
        {
            int count = 0;
            foreach (string line in lines)
            {
                count += line.Length > 0 ? 1 : 0;
            }

            return count;
        }

        private const int MostGap = 8;
        private const int MostLeading = 2;
    }
}
