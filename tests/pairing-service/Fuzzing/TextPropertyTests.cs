using System.Globalization;
using System.Text;
using Pairing.Service.Foundation;
using Pairing.Service.Requests;
using Pairing.Service.Screens;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>What holds for every text that a device or a person sends.</summary>
public sealed class TextPropertyTests
{
    private static readonly string[] Letters =
    [
        "\u200D", "\u200C", "\u202E", "\u2066", "\u200B", "\uFEFF", "\u3164", "\u2800", "\u0301", "\u20DD", "\uFE0F", "a", " ",
        "\u00A0",
        "\u0645", "\u094D", "\u0915", "\U0001F468", "\U0001F3FD", "\U0001F1E9", "\U000E0041", "\u1100", "\u0000", "\n", "\u2028",
    ];

    [Fact]
    public void A_name_is_visible_short_and_keeps_to_its_line() => Texts.With(Letters).Holds(text =>
        ShownText.Clean(text) is not { } name
        || (name.Trim().Length > 0
            && new StringInfo(name).LengthInTextElements <= ShownText.MaximumLetters
            && !name.Any(char.IsControl)
            && !name.Any(c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F')
            && name.EnumerateRunes().Any(IsInk)
            && MostMarks(name) <= 2));

    [Fact]
    public void A_cleaned_name_stays_as_it_is() =>
        Texts.With(Letters).Holds(text => ShownText.Clean(text) is not { } name || ShownText.Clean(name) == name);

    [Fact]
    public void A_name_without_odd_characters_only_loses_what_is_too_long() => Texts.With("a", "Z", "0", "-").Holds(text =>
    {
        string plain = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'));
        return (ShownText.Clean(plain) ?? "") == plain[..Math.Min(plain.Length, ShownText.MaximumLetters)];
    });

    [Fact]
    public void A_joiner_stands_only_between_what_it_joins() => Texts.With(Letters).Holds(text =>
    {
        var runes = (ShownText.Clean(text) ?? "").EnumerateRunes().ToList();
        return !runes.Where((rune, i) => Joiners.IsJoiner(rune) && (i == 0 || i == runes.Count - 1
            || !Joiners.IsNeeded(rune, runes[i - 1], runes[i + 1]))).Any();
    });

    [Fact]
    public void A_code_is_read_in_any_spelling_and_nothing_else_is_a_code() =>
        Texts.With("B", "w", "Ｗ", "ｄ", "-", " ", "\u2013", "A", "0", "\u3000").Holds(text =>
        {
            string? code = UserCode.Normalize(text);
            return code is null
                || (code.Length > 0 && code.All(c => UserCode.Alphabet.Contains(c, StringComparison.Ordinal))
                    && UserCode.Normalize(UserCode.Group(code)) == code
                    && UserCode.Normalize(code.ToLowerInvariant()) == code
                    && code.Length == text.Count(c => char.IsAsciiLetter(c) || c is >= '\uFF21' and <= '\uFF5A'));
        });

    [Fact]
    public void A_screen_text_is_visible_lines_and_cleaning_it_again_changes_nothing() =>
        Texts.With("\r\n", "\n", "\t", "\u2028", "\uFE0F", "\u202E", "a", " ").Holds(text =>
        {
            string clean = ScreenText.Clean(text);
            return ScreenText.Clean(clean) == clean && clean.Length <= text.Length && clean.Trim() == clean
                && clean.EnumerateRunes().All(rune => rune.Value == '\n' || ShownText.IsVisible(rune))
                && ScreenText.Missing(clean).All(one => clean.Contains(one, StringComparison.Ordinal));
        });

    private static bool IsInk(Rune rune) =>
        ShownText.IsVisible(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.SpaceSeparator;

    private static int MostMarks(string name)
    {
        int most = 0;
        int marks = 0;
        foreach (var rune in name.EnumerateRunes().Where(rune => !Joiners.IsJoiner(rune)))
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark ? marks + 1 : 0;
            most = Math.Max(most, marks);
        }

        return most;
    }
}
