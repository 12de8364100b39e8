namespace Pairing.Service.Cookies;

/// <summary>
/// The cookies of this service, by their names in the code. <see cref="CookieScope"/> makes the browser's names.
/// </summary>
public static class CookieKeys
{
    public const string Prefix = "pairing.";

    /// <summary>Who is signed in.</summary>
    public const string Session = Prefix + "session";

    /// <summary>Which accounts have signed in from this browser.</summary>
    public const string Browser = Prefix + "browser";

    /// <summary>The form token.</summary>
    public const string Form = Prefix + "form";

    /// <summary>A message for the next page.</summary>
    public const string Notice = Prefix + "notice";

    /// <summary>Whose second factor is expected next.</summary>
    public const string Step = Prefix + "step";

    /// <summary>The second factor is not asked for in this browser.</summary>
    public const string Trust = Prefix + "trust";

    /// <summary>The one-time code that this browser has requested.</summary>
    public const string Code = Prefix + "code";

    /// <summary>The code was right: a new password can be set.</summary>
    public const string Recovery = Prefix + "recovery";

    public static IReadOnlyList<string> All { get; } = [Session, Browser, Form, Notice, Step, Trust, Code, Recovery];

    /// <summary>Names of earlier versions, which did not tell services on one host apart.</summary>
    public static IReadOnlyList<string> Earlier { get; } = [Session, Browser, Form, ".AspNetCore.Mvc.CookieTempDataProvider"];
}
