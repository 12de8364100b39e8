using System.Globalization;
using System.Text;

namespace Pairing.Service.Requests;

/// <summary>
/// Makes what a device says of itself fit to be shown: invisible characters that could turn a line around or hide a part
/// of it are taken out, the rest is cut. Whoever shows it still escapes it and marks it as unverified.
/// </summary>
public static class ShownText
{
    public const int MaximumLength = 64;

    public static string? Clean(string? said)
    {
        if (said is null)
        {
            return null;
        }

        if (said.Length <= MaximumLength && !said.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return Shown(said); // as nearly all are
        }

        var clean = new StringBuilder();
        foreach (var rune in said.EnumerateRunes())
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

        return Shown(clean.ToString());
    }

    private static string? Shown(string text) => text.Trim() is { Length: > 0 } shown ? shown : null;

    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
