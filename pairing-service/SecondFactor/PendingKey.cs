using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pairing.Service.Accounts;

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

    private readonly IDataProtector _protector = protection.CreateProtector("Pairing.PendingAuthenticatorKey");

    public string Protect(Account account, string key) =>
        _protector.Protect($"{(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()} {account.Id} {key}");

    /// <summary>Null: it is forged, too old, or of another account.</summary>
    public string? Read(Account account, string? field)
    {
        if (string.IsNullOrEmpty(field))
        {
            return null;
        }

        try
        {
            string[] words = _protector.Unprotect(field).Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(words[0], CultureInfo.InvariantCulture));
            return words[1] == account.Id && time.GetUtcNow() < until ? words[2] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
