using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Accounts;
using Pairing.Service.Cookies;
using Pairing.Service.Foundation;

namespace Pairing.Service.Recovery;

/// <summary>
/// A cookie of the browser that entered the right code: it can set one new password. The password changes the security stamp, so
/// the ticket then ends.
/// </summary>
public sealed class RecoveryTicket(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ExpiringText _text = new(protection, "Pairing.RecoveryTicket", time);

    public void Set(HttpContext context, Account account) => OwnCookie.Set(
        context, CookieKeys.Recovery, _text.Protect(Lifetime, account.Id, account.SecurityStamp!), Lifetime);

    /// <summary>Null: there is no ticket, or it has ended.</summary>
    public async Task<Account?> ReadAsync(HttpContext context, AccountManager accounts) =>
        _text.Read(context.Request.Cookies[CookieKeys.Recovery]) is [var id, var stamp]
        && await accounts.FindByIdAsync(id) is { IsDisabled: false } account && account.SecurityStamp == stamp
            ? account
            : null;
}
