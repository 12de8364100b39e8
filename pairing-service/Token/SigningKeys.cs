using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Pairing.Service.Storage;

namespace Pairing.Service.Token;

/// <summary>
/// The keys that sign access tokens. The newest signs; all are published, so that what an older one signed can be
/// checked until it ends. The first is made at the first start.
/// </summary>
public sealed class SigningKeys
{
    private const string Prefix = "signing-";

    public SigningKeys(Secrets secrets)
    {
        secrets.ReadOrMake(Prefix + "0001", () =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return key.ExportPkcs8PrivateKey();
        });
        All = [.. secrets.Names(Prefix).Select(name => Read(secrets.Read(name)))];
    }

    public IReadOnlyList<ECDsaSecurityKey> All { get; }
    public ECDsaSecurityKey Current => All[^1];

    private static ECDsaSecurityKey Read(byte[] pkcs8)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint()); // RFC 7638
        return security;
    }
}
