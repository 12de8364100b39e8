using System.Security.Cryptography;
using System.Text;
using Pairing.Service.Grants;

namespace Pairing.Service.Clients;

/// <summary>
/// What is kept of a client's secret: its SHA-256. One that is made here has 256 random bits, which no speed of hashing
/// makes guessable, so the slow hash that a password needs would only slow each request (NIST SP 800-63B 5.1.2.2 has it so
/// for secrets of 112 bits and more).
/// </summary>
public sealed class ClientSecret(byte[] hash)
{
    private readonly byte[] _hash = hash;

    public static ClientSecret Of(string secret) => new(Hash(secret));

    public static ClientSecret OfStored(string stored) => new(Convert.FromHexString(stored));

    /// <summary>A new secret, for its owner to see once, and what is stored of it.</summary>
    public static (string Secret, string Stored) Make()
    {
        string secret = Codes.NewSecret();
        return (secret, Convert.ToHexString(Hash(secret)));
    }

    /// <summary>In a time that tells nothing of how much is right.</summary>
    public bool Is(string shown) => CryptographicOperations.FixedTimeEquals(_hash, Hash(shown));

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
