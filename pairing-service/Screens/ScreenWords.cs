using System.Text;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.Screens;

/// <summary>What an owner writes for a screen: lines of visible characters, and not more than fit somebody's patience.</summary>
public static class ScreenWords
{
    public const int MaximumLength = Defaults.ScreenTextLength;

    /// <summary>
    /// Line ends become one kind; what is invisible goes, as in <see cref="ShownText"/>, but nothing is cut: the owner reads
    /// <see cref="IsTooLong"/> instead.
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

    /// <summary>The characters for which the firmware's font has no letter, each once: it shows a question mark for them.</summary>
    public static IReadOnlyList<string> Missing(string clean) =>
        [.. clean.EnumerateRunes().Where(rune => rune.Value != '?').Select(rune => rune.ToString())
            .Where(one => ScreenLetters.Fold(one).Contains('?', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>Chooses how the character before it looks, and looks like nothing itself.</summary>
    private static bool IsVariation(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F;
}
