using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Accounts;
using Pairing.Service.Foundation;

namespace Pairing.Service.SecondFactor;

/// <summary>
/// A new key that no code has confirmed yet. It travels in a hidden field, encrypted. So a person who stops halfway changes
/// nothing, and Back and a second tab work.
/// </summary>
public sealed class PendingKey(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Of the field. Data Protection makes about 300 characters of it.</summary>
    public const int MaximumLength = 1000;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ExpiringText _text = new(protection, "Pairing.PendingAuthenticatorKey", time);

    public string Protect(Account account, string key) => _text.Protect(Lifetime, account.Id, key);

    /// <summary>Null: it is forged, too old, or of another account.</summary>
    public string? Read(Account account, string? field) =>
        _text.Read(field) is [var owner, var key] && owner == account.Id ? key : null;
}
