using System.Buffers;
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

    /// <summary>Bytes of the grant's id in front of them in a device code.</summary>
    private const int IdBytes = 16;

    private const int DeviceCodeBytes = IdBytes + (SecretBits / 8);

    /// <summary>Bytes; our own secrets take 43 or 64. Longer ones, which are not ours, go to the heap.</summary>
    private const int ShortSecret = 256;

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBits / 8));

    /// <summary>
    /// The id of its grant, by which it is found, and a secret, by whose hash it is known. Ids are in order of time: to keep
    /// one more of them touches the end of an index, where hashes would touch a page of it each.
    /// </summary>
    public static string NewDeviceCode(Guid grant)
    {
        Span<byte> code = stackalloc byte[DeviceCodeBytes];
        grant.TryWriteBytes(code, bigEndian: true, out _);
        RandomNumberGenerator.Fill(code[IdBytes..]);
        return Base64Url.EncodeToString(code);
    }

    /// <summary>The grant that a device code names, whether or not there is one; null where it is no code of ours.</summary>
    public static Guid? GrantOf(string deviceCode)
    {
        Span<byte> code = stackalloc byte[DeviceCodeBytes];
        return deviceCode.Length == Base64Url.GetEncodedLength(DeviceCodeBytes)
            && Base64Url.DecodeFromChars(deviceCode, code, out _, out int length) == OperationStatus.Done && length == DeviceCodeBytes
            ? new Guid(code[..IdBytes], bigEndian: true)
            : null;
    }

    /// <summary>Whether the code is the one that the hash was made of. Takes as long for each that is not.</summary>
    public static bool IsHashOf(ReadOnlySpan<byte> hash, string secret) => CryptographicOperations.FixedTimeEquals(hash, Hash(secret));

    /// <summary>A bare user code; GetItems draws without modulo bias (RFC 8628 6.1).</summary>
    public static string NewUserCode(int length) => RandomNumberGenerator.GetString(UserCode.Alphabet, length);

    /// <summary>As it stands in the database where it is looked up as text.</summary>
    public static string HashSecret(string secret) => Convert.ToHexString(Hash(secret));

    public static byte[] Hash(string secret)
    {
        int most = Encoding.UTF8.GetMaxByteCount(secret.Length);
        var bytes = most <= ShortSecret ? stackalloc byte[ShortSecret] : new byte[most];
        return SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)]);
    }

    /// <param name="userCode">The bare code, as <see cref="UserCode.Normalize"/> gives it.</param>
    public byte[] HashUserCode(string userCode) => HMACSHA256.HashData(userCodeKey, Encoding.UTF8.GetBytes(userCode));
}
