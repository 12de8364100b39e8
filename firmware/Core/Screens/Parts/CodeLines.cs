using System;
using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>A user code, as large as it goes, in the middle of a part of the panel.</summary>
    internal static class CodeLines
    {
        public static void Paint(Canvas canvas, int x, int y, int width, int height, string code)
        {
            bool isOneLine = LargeFont.Measure(code) <= width;
            if (!isOneLine && TightCode.Measure(code) <= width)
            {
                TightCode.Draw(canvas, x + (width - TightCode.Measure(code)) / 2, y + (height - LetterRows) / 2, code);
                return;
            }

            string[]? large = isOneLine ? new string[] { code } : Groups(code, LargeFont.Fitting(width));
            if (large != null && Rows(large, LargeFont.Height, 0) <= height)
            {
                PaintLines(canvas, x, y, width, height, large, LargeFont.Height);
            }
            else
            {
                string[] small = Lines.Wrap(code, width / SmallFont.Width, height / SmallFont.Height);
                PaintLines(canvas, x, y, width, height, small, SmallFont.Height);
            }
        }

        /// <summary>
        /// A line for each group (WDJB, MJHT), or nearly equal parts of a code without groups. Null when one is longer than a
        /// line.
        /// </summary>
        internal static string[]? Groups(string code, int perLine)
        {
            string[] groups = code.Split('-', ' ');
            if (groups.Length == 1)
            {
                groups = Parts(code, (code.Length + perLine - 1) / perLine);
            }

            foreach (string group in groups)
            {
                if (group.Length > perLine)
                {
                    return null;
                }
            }

            return groups;
        }

        private static void PaintLines(Canvas canvas, int x, int y, int width, int height, string[] lines, int pitch)
        {
            int loose = (height - Rows(lines, pitch, 0)) / (lines.Length + 1);
            int leading = Math.Max(0, Math.Min(loose, MostLeading));
            int last = y + height - (lines.Length - 1) * (pitch + leading) - pitch;
            y += (height - Rows(lines, pitch, leading)) / 2;
            y = y > last && HangsLow(lines[lines.Length - 1]) ? last : y;
            if (pitch == LargeFont.Height)
            {
                Centred.LargeLines(canvas, x, y, width, lines, pitch + leading);
            }
            else
            {
                Centred.SmallLines(canvas, x, y, width, lines, pitch + leading);
            }
        }

        private static int Rows(string[] lines, int pitch, int leading)
        {
            int last = pitch == LargeFont.Height ? LetterRows : SmallFont.Height;
            return (lines.Length - 1) * (pitch + leading) + last;
        }

        /// <summary>Small letters may need all rows of their cell.</summary>
        private static bool HangsLow(string line)
        {
            return line != line.ToUpper();
        }

        private static string[] Parts(string code, int count)
        {
            string[] parts = new string[count];
            int start = 0;
            for (int i = 0; i < count; i++)
            {
                int length = (code.Length - start) / (count - i);
                parts[i] = code.Substring(start, length);
                start += length;
            }

            return parts;
        }

        private const int LetterRows = 14; // of the 16 of a large letter's cell
        private const int MostLeading = 4;
    }
}
