using System.Globalization;
using System.Text;

namespace Pairing.Service.Requests;

/// <summary>
/// Keeps the characters of a text that a person sees where they stand: no invisible ones, no marks without a letter, at most two
/// marks on a letter, one space between words, and joiners only where they change what is seen.
/// </summary>
public static class Letters
{
    private const int MostMarks = 2;

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var before = default(Rune); // the last one kept
        Rune? joiner = null; // kept only if the next character needs it
        int marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Joiners.IsJoiner(rune))
            {
                joiner ??= clean.Length > 0 ? rune : null;
                continue;
            }

            switch (KindOf(rune, before))
            {
                case Kind.Invisible:
                    continue;
                case Kind.Space:
                    AppendSpace(clean);
                    (before, joiner) = (default, null);
                    continue;
                case Kind.Mark when before == default || ++marks > MostMarks:
                    continue;
                case Kind.Letter:
                    marks = 0;
                    break;
            }

            if (joiner is { } between && Joiners.IsNeeded(between, before, rune))
            {
                clean.Append(between);
            }

            clean.Append(rune);
            (before, joiner) = (rune, null);
        }

        return clean.ToString();
    }

    private enum Kind
    {
        Letter,
        Mark,
        Space,
        Invisible,
    }

    private static Kind KindOf(Rune rune, Rune before) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when IsBlank(rune) => Kind.Space,
        UnicodeCategory.SpaceSeparator => Kind.Space,
        _ when rune.Value == EmojiStyle => Joiners.IsEmoji(before) ? Kind.Mark : Kind.Invisible,
        _ when IsFiller(rune.Value) || !ShownText.IsVisible(rune) => Kind.Invisible,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark => Kind.Mark,
        _ => Kind.Letter,
    };

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
        {
            clean.Append(' ');
        }
    }

    /// <summary>Variation selector 16: shows the character before it as an emoji.</summary>
    private const int EmojiStyle = 0xFE0F;

    /// <summary>The empty cell of Braille. Its category is a symbol.</summary>
    private static bool IsBlank(Rune rune) => rune.Value == 0x2800;

    /// <summary>
    /// Letters and marks by their category that show nothing (Unicode's Default_Ignorable_Code_Point): the grapheme joiner,
    /// Hangul fillers, Khmer's inherent vowels, variation selectors, and the mark of a missing object.
    /// </summary>
    private static bool IsFiller(int c) => c is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or 0xFFFC
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0E) or (>= 0xE0100 and <= 0xE01EF);
}
