namespace Pairing.Service.Sessions;

/// <summary>
/// Names a browser in plain words: "Firefox on Android". Always words from these tables, because the header can say anything.
/// </summary>
public static class BrowserName
{
    /// <summary>Longer ones are not read further.</summary>
    private const int Longest = 512;

    /// <summary>In this order: Edge also says Chrome, and Chrome also says Safari.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Chromium/", "Chromium"),
        ("Safari/", "Safari"),
    ];

    /// <summary>In this order: Android also says Linux, and iPhones also say Mac OS X.</summary>
    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "a Mac"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent)
    {
        string said = userAgent is { Length: > Longest } ? userAgent[..Longest] : userAgent ?? "";
        string browser = Find(Browsers, said) ?? "Another browser";
        return Find(Systems, said) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Mark, string Name)[] table, string said) =>
        table.FirstOrDefault(row => said.Contains(row.Mark, StringComparison.Ordinal)).Name;
}
