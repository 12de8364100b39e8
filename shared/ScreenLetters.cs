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
            foreach (char c in text.ToCharArray())
            {
                if ((c >= '\u0300' && c <= '\u036F') || (c >= '\uDC00' && c <= '\uDFFF')) // combining, low surrogates
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

            int place = Odd.IndexOf(c);
            return place < 0 ? '?' : Meant[place];
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

        private const char FirstLetter = '\u00C0';

        // U+00C0 to U+017F: the upper half of Latin-1, then Latin Extended-A
        private const string Letters =
            "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs" +
            "aaaaaaaceeeeiiiidnooooo/ouuuuyty" +
            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLl" +
            "NnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

        // Spaces, dashes and quotation marks, each of which means the one below it
        private const string Odd = "\t\n\r\u00A0\u2010\u2011\u2012\u2013\u2014\u2212\u2018\u2019\u201C\u201D";
        private const string Meant = "    ------''\"\"";

        // Characters that become two letters, and their second letters
        private const string Pairs = "\u00DF\u00C6\u00E6\u0152\u0153\u00DE\u00FE";
        private const string PairEnds = "sEeEehh";
    }
}
