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
public sealed class Codes(byte[] userCodeKey) : IDisposable
{
    /// <summary>Random bits in a device code or a refresh token.</summary>
    private const int SecretBits = 256;

    /// <summary>Bytes of the grant's id in front of them in a device code.</summary>
    private const int IdBytes = 16;

    /// <summary>Bytes drawn for each letter: one in sixteen is passed over, and so there are hardly ever too few.</summary>
    private const int Ample = 2;

    private const int DeviceCodeBytes = IdBytes + (SecretBits / 8);

    /// <summary>Bytes; our own secrets take 43 or 64. Longer ones, which are not ours, go to the heap.</summary>
    private const int ShortSecret = 256;

    /// <summary>Values of a byte that give each letter of the alphabet as often as the others.</summary>
    private static readonly int Fair = 256 - (256 % UserCode.Alphabet.Length);

    private readonly ThreadLocal<HMACSHA256> _keyed = new(() => new HMACSHA256(userCodeKey)); // once: to take in the key is half of a hash

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBits / 8));

    /// <summary>
    /// Both codes of a grant, by one draw: the device code of the id of its grant, by which it is found, and a secret, by whose
    /// hash it is known; and a bare user code. Ids are in order of time: to keep one more of them touches the end of an index,
    /// where hashes would touch a page of it each.
    /// </summary>
    public static (string Device, string User) NewPair(Guid grant, int userCodeLength)
    {
        Span<byte> code = stackalloc byte[DeviceCodeBytes + (userCodeLength * Ample)];
        grant.TryWriteBytes(code, bigEndian: true, out _);
        RandomNumberGenerator.Fill(code[IdBytes..]);
        return (Base64Url.EncodeToString(code[..DeviceCodeBytes]), UserCodeOf(code[DeviceCodeBytes..], userCodeLength));
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

    /// <summary>As it stands in the database where it is looked up as text.</summary>
    public static string HashSecret(string secret) => Convert.ToHexString(Hash(secret));

    public static byte[] Hash(string secret)
    {
        int most = Encoding.UTF8.GetMaxByteCount(secret.Length);
        var bytes = most <= ShortSecret ? stackalloc byte[ShortSecret] : new byte[most];
        return SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)]);
    }

    /// <param name="userCode">The bare code, as <see cref="UserCode.Normalize"/> gives it.</param>
    public byte[] HashUserCode(string userCode) => _keyed.Value!.ComputeHash(Encoding.UTF8.GetBytes(userCode));

    public void Dispose() => _keyed.Dispose();

    /// <summary>
    /// RFC 8628 6.1. The few highest values of a byte are passed over: with them the first letters of the alphabet would come more
    /// often than the others.
    /// </summary>
    private static string UserCodeOf(Span<byte> random, int length)
    {
        Span<char> code = stackalloc char[length];
        int letters = 0;
        while (true)
        {
            foreach (byte drawn in random)
            {
                if (drawn < Fair)
                {
                    code[letters++] = UserCode.Alphabet[drawn % UserCode.Alphabet.Length];
                    if (letters == length)
                    {
                        return new string(code);
                    }
                }
            }

            RandomNumberGenerator.Fill(random);
        }
    }
}
