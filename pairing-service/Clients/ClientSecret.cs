using System.Security.Cryptography;
using System.Text;
using Pairing.Service.Foundation;

namespace Pairing.Service.Clients;

/// <summary>
/// The SHA-256 of a client's secret. A generated secret has 256 random bits, so no one can guess it. A slow password hash
/// would only slow down requests (NIST SP 800-63B 5.1.2.2 allows this from 112 bits).
/// </summary>
public sealed class ClientSecret(byte[] hash)
{
    private readonly byte[] _hash = hash;

    public static ClientSecret Of(string secret) => new(Hash(secret));

    public static ClientSecret OfStored(string stored) => new(Convert.FromHexString(stored));

    /// <summary>A new secret, shown once, and the hash that is stored.</summary>
    public static (string Secret, string Stored) Create()
    {
        string secret = RandomSecret.New();
        return (secret, Convert.ToHexString(Hash(secret)));
    }

    /// <summary>Compares in constant time.</summary>
    public bool Is(string given) => CryptographicOperations.FixedTimeEquals(_hash, Hash(given));

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
