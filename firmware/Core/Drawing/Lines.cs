using System;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Drawing
{
    /// <summary>Text that must fit, counted in characters.</summary>
    public static class Lines
    {
        /// <summary>At most so many characters; what is cut ends in two dots.</summary>
        public static string Shorten(string text, int length)
        {
            text = ScreenLetters.Fold(text);
            return text.Length <= length ? text
                : length < 3 ? text.Substring(0, length)
                : text.Substring(0, length - 2) + "..";
        }

        /// <summary>
        /// Breaks at spaces, after slashes and before dots, so that an address stays readable; in a word only where it is longer
        /// than a line. The last of the allowed lines is shortened.
        /// </summary>
        public static string[] Wrap(string text, int width, int most)
        {
            string rest = ScreenLetters.Fold(text).Trim();
            string[] lines = new string[most];
            int count = 0;
            while (rest.Length > 0 && count < most)
            {
                bool isLast = rest.Length <= width || count == most - 1;
                int end = isLast ? rest.Length : Break(rest, width);
                lines[count++] = Shorten(rest.Substring(0, end).TrimEnd(' '), width);
                rest = rest.Substring(end).TrimStart(' ');
            }

            string[] used = new string[count];
            Array.Copy(lines, used, count);
            return used;
        }

        /// <summary>How much of a text longer than a line goes on the line.</summary>
        private static int Break(string text, int width)
        {
            for (int end = width; end > 0; end--)
            {
                if (text[end] == ' ' || text[end] == '.' || text[end - 1] == '/')
                {
                    return end;
                }
            }

            return width;
        }
    }
}
