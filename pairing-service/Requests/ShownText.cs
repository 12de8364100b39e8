using System.Globalization;
using System.Text;

namespace Pairing.Service.Requests;

/// <summary>
/// Cleans what a device reports about itself: removes invisible characters that could reorder or hide text, and truncates the
/// rest. Pages must still escape it and mark it as not verified.
/// </summary>
public static class ShownText
{
    public const int MaximumLength = 64;

    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length <= MaximumLength && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return NullIfEmpty(text); // the usual case
        }

        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > MaximumLength)
            {
                break;
            }

            if (IsVisible(rune))
            {
                clean.Append(rune);
            }
        }

        return NullIfEmpty(clean.ToString());
    }

    private static string? NullIfEmpty(string text) => text.Trim() is { Length: > 0 } shown ? shown : null;

    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
