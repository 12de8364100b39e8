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

    /// <summary>Null where the client may not have what it asks for.</summary>
    public string? Scope(string? asked) => ScopeChoice.Choose(asked, Scopes);
}
