using System.Text.Json.Serialization;
using Microsoft.IdentityModel.Tokens;

namespace Pairing.Service.Keys;

/// <summary>The public parts of the signing keys (RFC 7517 5).</summary>
public sealed record Jwks([property: JsonPropertyName("keys")] IReadOnlyList<Jwk> Keys)
{
    public static Jwks Of(IEnumerable<SigningKey> keys) => new([.. keys.Select(key => Jwk.Of(key.Key))]);
}

/// <summary>One public key (RFC 7518 6.2.1).</summary>
public sealed record Jwk(
    [property: JsonPropertyName("kid")] string KeyId,
    [property: JsonPropertyName("x")] string X,
    [property: JsonPropertyName("y")] string Y)
{
    [JsonPropertyName("kty")]
    public string KeyType => "EC";

    [JsonPropertyName("crv")]
    public string Curve => "P-256";

    [JsonPropertyName("use")]
    public string Use => "sig";

    [JsonPropertyName("alg")]
    public string Algorithm => SecurityAlgorithms.EcdsaSha256;

    public static Jwk Of(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new Jwk(key.KeyId, Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }
}
