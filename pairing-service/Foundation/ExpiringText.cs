using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Pairing.Service.Foundation;

/// <summary>
/// Words in an encrypted text that ends. Data Protection has the same, but by the machine's clock and not by TimeProvider.
/// </summary>
public sealed class ExpiringText(IDataProtectionProvider protection, string purpose, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    /// <param name="words">Without spaces.</param>
    public string Protect(TimeSpan lifetime, params string[] words) =>
        _protector.Protect($"{(time.GetUtcNow() + lifetime).ToUnixTimeSeconds()} {string.Join(' ', words)}");

    /// <summary>Null: there is none, or it is forged or has ended.</summary>
    public string[]? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            string[] words = _protector.Unprotect(text).Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(words[0], CultureInfo.InvariantCulture));
            return time.GetUtcNow() < until ? words[1..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
