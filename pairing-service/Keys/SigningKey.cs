using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Pairing.Service.Keys;

/// <summary>A signing key and its two times, which never change.</summary>
/// <param name="Number">1 for the first key, then increasing by 1.</param>
/// <param name="MadeAt">The time of publication.</param>
public sealed record SigningKey(int Number, DateTimeOffset MadeAt, DateTimeOffset SignsFrom, ECDsaSecurityKey Key)
{
    // The stored format: this byte, MadeAt and SignsFrom in Unix seconds (8 bytes each, big-endian), then PKCS #8. Keys of
    // earlier versions are plain PKCS #8, which starts with 0x30 (a sequence), and sign from the beginning.
    private const byte WithTimes = 1;
    private const int Head = 1 + (2 * sizeof(long));

    public string Id => Key.KeyId;

    public static byte[] Create(DateTimeOffset madeAt, DateTimeOffset signsFrom)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] bytes = [.. new byte[Head], .. key.ExportPkcs8PrivateKey()];
        bytes[0] = WithTimes;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), madeAt.ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1 + sizeof(long)), signsFrom.ToUnixTimeSeconds());
        return bytes;
    }

    public static SigningKey Read(int number, ReadOnlySpan<byte> bytes)
    {
        bool hasTimes = bytes[0] == WithTimes;
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(hasTimes ? bytes[Head..] : bytes, out _);
        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint()); // RFC 7638
        return hasTimes
            ? new SigningKey(number, TimeAt(bytes[1..]), TimeAt(bytes[(1 + sizeof(long))..]), security)
            : new SigningKey(number, DateTimeOffset.MinValue, DateTimeOffset.MinValue, security);
    }

    private static DateTimeOffset TimeAt(ReadOnlySpan<byte> bytes) =>
        DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(bytes));
}
