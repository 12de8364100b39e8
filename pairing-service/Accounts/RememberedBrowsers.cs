using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Cookies;
using Pairing.Service.Foundation;

namespace Pairing.Service.Accounts;

/// <summary>
/// A cookie that proves which accounts have signed in from this browser. It signs nobody in. It gets the right password past the
/// throttle that strangers cause, and is kept at sign-out.
/// </summary>
public sealed class RememberedBrowsers(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Accounts of one browser. The longest-unused one is forgotten.</summary>
    private const int MostAccounts = 8;

    /// <summary>The longest that browsers keep a cookie.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    private readonly IDataProtector _protector = protection.CreateProtector("Pairing.RememberedBrowser");

    /// <summary>Null: no one has signed in from this browser.</summary>
    public RememberedBrowser? Read(HttpRequest request)
    {
        if (request.Cookies[CookieKeys.Browser] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            string[] words = _protector.Unprotect(cookie).Split(' ');
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(words[0], CultureInfo.InvariantCulture));
            bool counts = at + Lifetime > time.GetUtcNow();
            return counts ? new RememberedBrowser(words[1], words[2..]) : null;
        }
        catch (CryptographicException)
        {
            return null; // forged, or from before the keys were replaced
        }
    }

    /// <summary>The source of wrong passwords, if this browser has signed in to the account. Null: it has not.</summary>
    public string? SourceOf(HttpRequest request, Account account) =>
        Read(request) is { } browser && browser.Knows(account) ? $"browser {browser.Id}" : null;

    public void Remember(HttpContext context, string accountId)
    {
        var browser = Read(context.Request);
        string at = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var accounts = (browser?.Accounts ?? []).Where(id => id != accountId).Take(MostAccounts - 1);
        string text = string.Join(' ', [at, browser?.Id ?? RandomSecret.New(), accountId, .. accounts]);
        OwnCookie.Set(context, CookieKeys.Browser, _protector.Protect(text), Lifetime);
    }
}

/// <param name="Id">Random, so that each browser has its own count of wrong passwords.</param>
/// <param name="Accounts">The ids of the accounts that have signed in.</param>
public sealed record RememberedBrowser(string Id, IReadOnlyList<string> Accounts)
{
    public bool Knows(Account account) => Accounts.Contains(account.Id, StringComparer.Ordinal);
}
