using System.Globalization;
using System.Text;

namespace Pairing.Service.Audit;

/// <summary>A row as one line for people: when, what, who, from where.</summary>
public static class AuditText
{
    private const char Hidden = '?';

    public static string Of(AuditRow row) =>
        $"{row.Number.ToString(CultureInfo.InvariantCulture)}: {Of(row.At)} {row.Kind}"
        + (row.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" {row.Count} times") : "")
        + Clean($"{About("account ", row.Account ?? row.AccountId)}, by {row.Actor} from {row.Network}"
            + $"{About("", row.Subject)}{About("", row.Details)}");

    public static string Of(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string About(string what, string? value) => value is null ? "" : $", {what}{value}";

    /// <summary>A device chooses its name: it must neither end the line nor command the terminal.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            bool isShown = Rune.GetUnicodeCategory(rune) is not (
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
            _ = isShown ? clean.Append(rune) : clean.Append(Hidden);
        }

        return clean.ToString();
    }
}
