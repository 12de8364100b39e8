using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pairing.Protocol;

namespace Pairing.Service.Grants;

/// <summary>
/// Makes codes and tokens, and the hashes by which they are found again. The long ones are random enough for plain
/// SHA-256; a user code is short, so its hash is keyed: who reads the database cannot try all 2.56e10 codes.
/// </summary>
public sealed class Codes(byte[] userCodeKey)
{
    /// <summary>Random bits in a device code or a refresh token.</summary>
    private const int SecretBits = 256;

    /// <summary>Bytes; our own secrets take 43. Longer ones, which are not ours, go to the heap.</summary>
    private const int ShortSecret = 256;

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBits / 8));

    /// <summary>A bare user code; GetItems draws without modulo bias (RFC 8628 6.1).</summary>
    public static string NewUserCode(int length) => RandomNumberGenerator.GetString(UserCode.Alphabet, length);

    public static string HashSecret(string secret)
    {
        int most = Encoding.UTF8.GetMaxByteCount(secret.Length);
        var bytes = most <= ShortSecret ? stackalloc byte[ShortSecret] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)], hash);
        return Convert.ToHexString(hash);
    }

    /// <param name="userCode">The bare code, as <see cref="UserCode.Normalize"/> gives it.</param>
    public string HashUserCode(string userCode) =>
        Convert.ToHexString(HMACSHA256.HashData(userCodeKey, Encoding.UTF8.GetBytes(userCode)));
}
