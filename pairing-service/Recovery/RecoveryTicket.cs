using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Accounts;
using Pairing.Service.Cookies;

namespace Pairing.Service.Recovery;

/// <summary>
/// A cookie of the browser that entered the right code: it can set one new password. The password changes the security stamp, so
/// the ticket then ends.
/// </summary>
public sealed class RecoveryTicket(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("Pairing.RecoveryTicket");

    public void Set(HttpContext context, Account account) => context.Response.Cookies.Append(
        CookieKeys.Recovery,
        _protector.Protect(
            $"{(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()} {account.Id} {account.SecurityStamp}"),
        new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = Lifetime,
        });

    /// <summary>Null: there is no ticket, or it has ended.</summary>
    public async Task<Account?> ReadAsync(HttpContext context, AccountManager accounts)
    {
        if (context.Request.Cookies[CookieKeys.Recovery] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            string[] words = _protector.Unprotect(cookie).Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(words[0], CultureInfo.InvariantCulture));
            return time.GetUtcNow() < until
                && await accounts.FindByIdAsync(words[1]) is { IsDisabled: false } account
                && account.SecurityStamp == words[2]
                    ? account
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
