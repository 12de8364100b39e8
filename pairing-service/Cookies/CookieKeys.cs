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

    public static IReadOnlyList<string> All { get; } = [Session, Browser, Form, Notice];

    /// <summary>Names of earlier versions, which did not tell services on one host apart.</summary>
    public static IReadOnlyList<string> Earlier { get; } = [Session, Browser, Form, ".AspNetCore.Mvc.CookieTempDataProvider"];
}
