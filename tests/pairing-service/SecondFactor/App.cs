using System.Net;
using System.Text.RegularExpressions;
using Pairing.Service.SecondFactor;

namespace Pairing.Service.Tests.SecondFactor;

/// <summary>An authenticator app that got its key from the page.</summary>
public sealed partial class App
{
    private readonly byte[] _key;
    private readonly TestTime _time;

    public App(string page, TestTime time)
    {
        Grouped = Key().Match(page).Groups[1].Value;
        Pending = WebUtility.HtmlDecode(Field().Match(page).Groups[1].Value);
        string key = Grouped.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"secret={key}&amp;issuer=", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        _key = AuthenticatorKey.Decode(key);
        _time = time;
    }

    /// <summary>The key as the page shows it to people.</summary>
    public string Grouped { get; }

    /// <summary>The hidden field of the page.</summary>
    public string Pending { get; }

    public string[] RecoveryCodes { get; set; } = [];

    public string Shown() => TimeCode.Of(_key, TimeCode.StepAt(_time.GetUtcNow()));

    /// <summary>The code that it showed before the current one.</summary>
    public string Before() => TimeCode.Of(_key, TimeCode.StepAt(_time.GetUtcNow()) - 1);

    /// <summary>Six digits that are the code of no step near now.</summary>
    public string Wrong() => Enumerable.Range(0, 10).Select(n => $"{n}00000")
        .First(code => TimeCode.FindStep(_key, code, _time.GetUtcNow()) is null);

    public static string[] CodesIn(string page) => [.. Code().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<p class=\"key\"[^>]*>([A-Z2-7 ]+)</p>")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"Pending\" value=\"([^\"]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("<li>([A-Z0-9]{5}-[A-Z0-9]{5})</li>")]
    private static partial Regex Code();
}
