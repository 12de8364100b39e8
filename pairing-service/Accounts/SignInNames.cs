using System.Security.Cryptography;
using System.Text;

namespace Pairing.Service.Accounts;

/// <summary>
/// The hash of a name that someone entered, whether or not there is such an account: both are throttled in the same way. The
/// hash is keyed, because people enter a password in the wrong field.
/// </summary>
public sealed class SignInNames(byte[] key)
{
    /// <summary>For codes of the second factor. No name contains a space.</summary>
    public string HashSecondFactor(Account account) => Hash($"second factor of {account.Id}");

    public string Hash(string normalizedName) =>
        Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(normalizedName)));
}
