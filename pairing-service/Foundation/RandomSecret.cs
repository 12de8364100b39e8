using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pairing.Service.Foundation;

/// <summary>
/// Creates secrets of 256 random bits and computes the hashes that find them. They are random enough for plain SHA-256.
/// </summary>
public static class RandomSecret
{
    public const int Bits = 256;

    /// <summary>Bytes. The service's own secrets have 43 or 64. Longer ones go to the heap.</summary>
    private const int ShortSecret = 256;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));

    /// <summary>Whether the hash belongs to this secret. The comparison takes constant time.</summary>
    public static bool IsHashOf(ReadOnlySpan<byte> hash, string secret) =>
        CryptographicOperations.FixedTimeEquals(hash, Hash(secret));

    /// <summary>The hash as the database stores it where it is a text column.</summary>
    public static string HashText(string secret) => Convert.ToHexString(Hash(secret));

    public static byte[] Hash(string secret)
    {
        int most = Encoding.UTF8.GetMaxByteCount(secret.Length);
        var bytes = most <= ShortSecret ? stackalloc byte[ShortSecret] : new byte[most];
        return SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)]);
    }
}
