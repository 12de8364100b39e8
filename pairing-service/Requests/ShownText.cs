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

        string text = clean.ToString().Trim();
        return text.Length == 0 ? null : text;
    }

    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
