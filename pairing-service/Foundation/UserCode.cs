namespace Pairing.Service.Foundation;

/// <summary>Formats and parses user codes (RFC 8628 6.1).</summary>
public static class UserCode
{
    /// <summary>20 consonants. Without vowels there are no words, and no letter looks like a digit.</summary>
    public const string Alphabet = "BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>20^8 = 2.56e10 codes.</summary>
    public const int Length = 8;

    /// <summary>Formats WDJBMJHT as WDJB-MJHT, and nine characters as WDJ-BMJ-HTX.</summary>
    public static string Group(string code)
    {
        int size = code.Length % 4 != 0 && code.Length % 3 == 0 ? 3 : 4;
        return string.Join('-', code.Chunk(size).Select(part => new string(part)));
    }

    /// <summary>
    /// Converts typed text to the plain code. Accepts lowercase and full-width letters, dashes and spaces of any kind.
    /// Null: the text is empty or has a character that no code has.
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
            c = (char)(c - 0xFEE0); // full-width forms are 0xFEE0 above ASCII
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
