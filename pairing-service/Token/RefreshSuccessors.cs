using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pairing.Service.Foundation;

namespace Pairing.Service.Token;

/// <summary>
/// Derives the successor of a refresh token from the token itself (HMAC-SHA256 under a key of the service). So all requests
/// with one token get one answer, on every node, and nothing but hashes is stored.
/// </summary>
public sealed class RefreshSuccessors(ISecrets secrets)
{
    /// <summary>Of the key, among the service's secrets.</summary>
    public const string KeyName = "refresh-tokens";

    private readonly byte[] _key = secrets.ReadOrCreate(KeyName, () => RandomNumberGenerator.GetBytes(RandomSecret.Bits / 8));

    public string Of(string refreshToken) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(refreshToken)));
}
