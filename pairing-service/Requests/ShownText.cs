using System.Globalization;
using System.Text;

namespace Pairing.Service.Requests;

/// <summary>
/// Cleans what a device reports about itself, and the owner's name for it: at most 24 letters as a person counts them, without
/// characters that hide, reorder or pile up. Pages must still escape it, and mark a device's words as not verified.
/// </summary>
public static class ShownText
{
    /// <summary>Letters: what a person sees as one character, such as a family of four in one emoji.</summary>
    public const int MaximumLetters = 24;

    /// <summary>Characters of one letter: two people with skin tones and what is between them.</summary>
    private const int LongestLetter = 10;

    /// <summary>Null: nothing visible is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        bool isPlain = text.Length <= MaximumLetters && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            && !text.Contains("  ", StringComparison.Ordinal);
        string clean = (isPlain ? text : First(Letters.Clean(text), MaximumLetters)).Trim(); // plain is the usual case
        return clean.Length > 0 ? clean : null;
    }

    /// <summary>Whether a cleaned text would lose letters.</summary>
    public static bool IsTooLong(string? text) =>
        text is not null && new StringInfo(Letters.Clean(text).Trim()).LengthInTextElements > MaximumLetters;

    /// <summary>Not a control, a format character, or one that no font has.</summary>
    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string First(string clean, int letters)
    {
        var kept = new StringBuilder();
        var rest = clean.AsSpan();
        for (int i = 0; i < letters && !rest.IsEmpty; i++)
        {
            var letter = rest[..StringInfo.GetNextTextElementLength(rest)];
            rest = rest[letter.Length..];
            kept.Append(FirstRunes(letter));
        }

        return kept.ToString().TrimEnd(Joiners.Both); // one belongs to the letter before it and joined what is cut off
    }

    private static ReadOnlySpan<char> FirstRunes(ReadOnlySpan<char> letter)
    {
        int length = 0;
        int runes = 0;
        foreach (var rune in letter.EnumerateRunes())
        {
            if (runes++ == LongestLetter)
            {
                return letter[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return letter;
    }
}
