using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pairing.Service.Tests.Settings;

/// <summary>The table of settings in docs/operating.md.</summary>
internal static partial class SettingsTable
{
    private const string Head = "| setting | default | range | what it is |";

    public static IReadOnlyList<SettingsRow> Rows() =>
    [
        .. File.ReadLines(Guide()).SkipWhile(line => line != Head).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new SettingsRow(Code(cells[0]).Single(), cells[1], Code(cells[2]))),
    ];

    /// <summary>The texts between backticks.</summary>
    public static string[] Code(string cell) => [.. InBackticks().Matches(cell).Select(match => match.Groups["text"].Value)];

    private static string Guide([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "operating.md"));

    [GeneratedRegex("`(?<text>[^`]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex InBackticks();
}

/// <param name="Name">"Pairing:Clients:&lt;id&gt;:Name".</param>
/// <param name="Default">Starts with the value in backticks if there is one.</param>
/// <param name="Range">The minimum and maximum of a number, or examples of valid values; empty if any text is valid.</param>
internal sealed record SettingsRow(string Name, string Default, string[] Range);
