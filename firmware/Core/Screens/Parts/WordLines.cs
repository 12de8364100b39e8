using Pairing.Protocol;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>
    /// The owner's words in lines: their own, and broken at spaces where one is too long, since a full stop belongs to its word.
    /// Only a word longer than a line is broken, after a slash if there is one.
    /// </summary>
    internal static class WordLines
    {
        public static string[] Of(string words, int width)
        {
            string[] parts = words.Split('\n');
            int count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = ScreenLetters.Fold(parts[i]).Trim();
                count += Break(parts[i], width, null, 0);
            }

            string[] lines = new string[count];
            int at = 0;
            foreach (string part in parts)
            {
                at += Break(part, width, lines, at);
            }

            return lines;
        }

        /// <summary>No word is longer than a line.</summary>
        public static bool AreWhole(string words, int width)
        {
            int length = 0;
            foreach (char c in ScreenLetters.Fold(words).ToCharArray())
            {
                length = c == ' ' ? 0 : length + 1;
                if (length > width)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>
        /// How many lines it takes, an empty one for nothing; written to <paramref name="lines"/> where there are any.
        /// </summary>
        private static int Break(string text, int width, string[]? lines, int at)
        {
            int count = 0;
            int start = 0;
            int length = text.Length; // on the board, it is counted each time
            do
            {
                int end = length - start <= width ? length : End(text, start, width);
                if (lines != null)
                {
                    lines[at + count] = text.Substring(start, end - start).TrimEnd(' ');
                }

                count++;
                start = end;
                while (start < length && text[start] == ' ')
                {
                    start++;
                }
            }
            while (start < length);

            return count;
        }

        private static int End(string text, int start, int width)
        {
            int slash = 0;
            for (int end = start + width; end > start; end--)
            {
                if (text[end] == ' ')
                {
                    return end;
                }

                slash = slash == 0 && text[end - 1] == '/' ? end : slash;
            }

            return slash > 0 ? slash : start + width;
        }
    }
}
