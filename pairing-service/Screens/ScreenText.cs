using System.Text;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.Screens;

/// <summary>Rules for a screen text: lines of visible characters with a maximum length.</summary>
public static class ScreenText
{
    public const int MaximumLength = Defaults.ScreenTextLength;

    /// <summary>
    /// Normalizes line ends and removes invisible characters, as <see cref="ShownText"/> does. It does not truncate: use <see
    /// cref="IsTooLong"/>.
    /// </summary>
    public static string Clean(string? written)
    {
        var clean = new StringBuilder();
        foreach (var rune in (written ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                clean.Append(rune.Value == '\n' ? '\n' : ' ');
            }
            else if (ShownText.IsVisible(rune) && !IsVariation(rune))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    public static bool IsTooLong(string clean) => clean.Length > MaximumLength;

    /// <summary>
    /// The characters that the firmware's font does not have, without duplicates. The screen shows a question mark for each.
    /// </summary>
    public static IReadOnlyList<string> Missing(string clean) =>
        [.. clean.EnumerateRunes().Where(rune => rune.Value != '?').Select(rune => rune.ToString())
            .Where(one => ScreenLetters.Fold(one).Contains('?', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>A variation selector: it changes the look of the character before it and is invisible.</summary>
    private static bool IsVariation(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F;
}
