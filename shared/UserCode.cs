namespace Pairing.Protocol
{
    /// <summary>How a user code is spelled, shown and read back (RFC 8628 6.1).</summary>
    public static class UserCode
    {
        /// <summary>20 consonants: no vowels, so no words; nothing that is read as a digit.</summary>
        public const string Alphabet = "BCDFGHJKLMNPQRSTVWXZ";

        /// <summary>20^8 = 2.56e10 codes.</summary>
        public const int Length = 8;

        /// <summary>WDJBMJHT as WDJB-MJHT; nine characters as WDJ-BMJ-HTX.</summary>
        public static string Group(string code)
        {
            int size = code.Length % 4 != 0 && code.Length % 3 == 0 ? 3 : 4;
            string grouped = "";
            for (int i = 0; i < code.Length; i += size)
            {
                int length = code.Length - i < size ? code.Length - i : size;
                grouped += (i == 0 ? "" : "-") + code.Substring(i, length);
            }

            return grouped;
        }

        /// <summary>
        /// What a person typed, as the bare code: any case, dashes and spaces of any kind, full-width letters.
        /// Null where something stands in it that no code holds, or nothing does.
        /// </summary>
        public static string? Normalize(string? typed)
        {
            if (typed == null)
            {
                return null;
            }

            char[] code = new char[typed.Length];
            int length = 0;
            foreach (char c in typed)
            {
                if (IsSeparator(c))
                {
                    continue;
                }

                char letter = Fold(c);
                if (Alphabet.IndexOf(letter) < 0)
                {
                    return null;
                }

                code[length++] = letter;
            }

            return length == 0 ? null : new string(code, 0, length);
        }

        private static char Fold(char c)
        {
            if (c >= '\uFF21' && c <= '\uFF5A')
            {
                c = (char)(c - 0xFEE0); // full-width forms stand 0xFEE0 above ASCII
            }

            return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
        }

        private static bool IsSeparator(char c)
        {
            return c == ' ' || c == '-' || c == '\t' || c == '\u00A0' || c == '\u3000' // spaces
                || (c >= '\u2000' && c <= '\u200B') || c == '\u202F' // typographic spaces
                || (c >= '\u2010' && c <= '\u2015') || c == '\u2212' // Unicode dashes, minus
                || c == '\uFE58' || c == '\uFE63' || c == '\uFF0D'; // small and full-width dashes
        }
    }
}
