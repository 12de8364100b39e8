using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pairing.Service.Foundation;

namespace Pairing.Service.Grants;

/// <summary>
/// Creates device codes and user codes. User codes are short, so their hash is keyed: a reader of the database cannot try
/// all 2.56e10 codes.
/// </summary>
public sealed class Codes(byte[] userCodeKey) : IDisposable
{
    /// <summary>Bytes of the grant's id at the start of a device code.</summary>
    private const int IdBytes = 16;

    /// <summary>Random bytes per letter. One byte in sixteen is rejected, so two are almost always enough.</summary>
    private const int Ample = 2;

    private const int DeviceCodeBytes = IdBytes + (RandomSecret.Bits / 8);

    /// <summary>Byte values below this limit give every letter of the alphabet with equal probability.</summary>
    private static readonly int Fair = 256 - (256 % UserCode.Alphabet.Length);

    // one instance per thread: setting the key is half the cost of a hash
    private readonly ThreadLocal<HMACSHA256> _keyed = new(() => new HMACSHA256(userCodeKey));

    /// <summary>
    /// Both codes of a grant from one random draw. The device code is the grant's id, which finds the grant, and a secret,
    /// whose hash proves it. Ids are in order of time, so a new one touches only the end of the index.
    /// </summary>
    public static (string Device, string User) NewPair(Guid grant, int userCodeLength)
    {
        Span<byte> code = stackalloc byte[DeviceCodeBytes + (userCodeLength * Ample)];
        grant.TryWriteBytes(code, bigEndian: true, out _);
        RandomNumberGenerator.Fill(code[IdBytes..]);
        return (Base64Url.EncodeToString(code[..DeviceCodeBytes]), UserCodeOf(code[DeviceCodeBytes..], userCodeLength));
    }

    /// <summary>
    /// The grant id in a device code, whether or not the grant exists. Null: the text is no device code of this service.
    /// </summary>
    public static Guid? GrantOf(string deviceCode)
    {
        Span<byte> code = stackalloc byte[DeviceCodeBytes];
        return deviceCode.Length == Base64Url.GetEncodedLength(DeviceCodeBytes)
            && Base64Url.DecodeFromChars(deviceCode, code, out _, out int length) == OperationStatus.Done
                && length == DeviceCodeBytes
            ? new Guid(code[..IdBytes], bigEndian: true)
            : null;
    }

    /// <param name="userCode">The plain code that <see cref="UserCode.Normalize"/> returns.</param>
    public byte[] HashUserCode(string userCode) => _keyed.Value!.ComputeHash(Encoding.UTF8.GetBytes(userCode));

    public void Dispose() => _keyed.Dispose();

    /// <summary>
    /// RFC 8628 6.1. Rejects the highest byte values. Otherwise the first letters of the alphabet would be more likely.
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
