using System.Security.Cryptography;
using System.Text;

namespace Pairing.Service.Clients;

/// <summary>A program that may ask for tokens. Its secret is hashed at the start and not kept in clear.</summary>
public sealed record Client(string Id, string Name, byte[]? SecretHash, IReadOnlySet<string> Grants, IReadOnlyList<string> Scopes)
{
    public bool IsPublic => SecretHash is null;

    public bool MayUse(string grantType) => Grants.Contains(grantType);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool HasSecret(string secret) => SecretHash is not null && CryptographicOperations.FixedTimeEquals(SecretHash, Hash(secret));

    /// <summary>What is asked for, else all that the client may have; null where it may not have it (RFC 6749 3.3).</summary>
    public string? Scope(string? asked)
    {
        if (asked is null)
        {
            return string.Join(' ', Scopes);
        }

        string[] scopes = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.Length > 0 && scopes.All(Scopes.Contains) ? string.Join(' ', scopes.Distinct(StringComparer.Ordinal)) : null;
    }
}
