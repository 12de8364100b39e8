namespace Pairing.Protocol
{
    /// <summary>
    /// Converts text to the characters of a screen's fonts. Latin letters lose their accents, and other characters beyond
    /// ASCII become a question mark.
    /// </summary>
    public static class ScreenLetters
    {
        /// <summary>
        /// The length can change: a sharp s becomes two letters, combining marks disappear, and a surrogate pair becomes one
        /// question mark.
        /// </summary>
        public static string Fold(string text)
        {
            if (IsPrintable(text))
            {
                return text;
            }

            char[] folded = new char[2 * text.Length];
            int length = 0;
            foreach (char c in text)
            {
                if (IsCombining(c) || IsLowSurrogate(c))
                {
                    continue;
                }

                folded[length++] = Fold(c);
                int pair = Pairs.IndexOf(c);
                if (pair >= 0)
                {
                    folded[length++] = PairEnds[pair];
                }
            }

            return new string(folded, 0, length);
        }

        /// <summary>Returns a printable ASCII character.</summary>
        public static char Fold(char c)
        {
            if (c >= ' ' && c <= '~')
            {
                return c;
            }

            if (c >= FirstLetter && c < FirstLetter + Letters.Length)
            {
                return Letters[c - FirstLetter];
            }

            switch (c)
            {
                case '\t':
                case '\n':
                case '\r':
                case '\u00A0':
                    return ' ';
                case '\u2010':
                case '\u2011':
                case '\u2012':
                case '\u2013':
                case '\u2014':
                case '\u2212':
                    return '-';
                case '\u2018':
                case '\u2019':
                    return '\'';
                case '\u201C':
                case '\u201D':
                    return '"';
                default:
                    return '?';
            }
        }

        private static bool IsPrintable(string text)
        {
            foreach (char c in text.ToCharArray())
            {
                if (c < ' ' || c > '~')
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsCombining(char c)
        {
            return c >= '\u0300' && c <= '\u036F';
        }

        private static bool IsLowSurrogate(char c)
        {
            return c >= '\uDC00' && c <= '\uDFFF';
        }

        private const char FirstLetter = '\u00C0';

        // U+00C0 to U+017F: the upper half of Latin-1, then Latin Extended-A
        private const string Letters =
            "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs" +
            "aaaaaaaceeeeiiiidnooooo/ouuuuyty" +
            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLl" +
            "NnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

        // Characters that become two letters, and their second letters
        private const string Pairs = "\u00DF\u00C6\u00E6\u0152\u0153\u00DE\u00FE";
        private const string PairEnds = "sEeEehh";
    }
}
