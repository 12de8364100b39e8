using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pairing.Protocol;
using Pairing.Service.Address;
using Pairing.Service.Clients;
using Pairing.Service.Keys;

namespace Pairing.Service.Token;

/// <summary>Creates and checks access tokens: JWTs as in RFC 9068, signed with ES256.</summary>
public sealed class AccessTokens(SigningKeys keys, PublicAddress address)
{
    public const string DeviceClaim = "device_id";

    private const string Type = "at+jwt"; // RFC 9068 2.1
    private static readonly JsonWebTokenHandler Handler =
        new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public string Create(Guid deviceId, string accountId, Client client, string scope, DateTimeOffset now) =>
        Handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = address.Base,
            Audience = address.Base, // RFC 9068 3: without a resource parameter, the default one
            IssuedAt = now.UtcDateTime,
            Expires = now.AddSeconds(client.AccessTokenLifetime).UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = accountId,
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
                [Wire.ClientId] = client.Id,
                [Wire.Scope] = scope,
                [DeviceClaim] = deviceId.ToString("D", CultureInfo.InvariantCulture),
            },
            SigningCredentials = new SigningCredentials(keys.Current().SignerAt(now).Key, SecurityAlgorithms.EcdsaSha256),
        });

    /// <summary>Whether the text has the form of a JWT.</summary>
    public static bool IsReadable(string token) => Handler.CanReadToken(token);

    /// <summary>Null: the token is not from this service, was changed or has expired (RFC 9068 4).</summary>
    public async Task<AccessToken?> CheckAsync(string token, DateTimeOffset now)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = [Type],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = (await KeysForAsync(token)).All.Select(key => key.Key),
            ValidIssuer = address.Base,
            ValidAudience = address.Base,
            LifetimeValidator = (_, expires, _, _) => expires > now.UtcDateTime, // by the service's clock, not the machine's
        });
        if (!result.IsValid
            || result.SecurityToken is not JsonWebToken jwt
            || !result.Claims.TryGetValue(DeviceClaim, out object? id) || !Guid.TryParse(id as string, out var device)
            || !result.Claims.TryGetValue(Wire.Scope, out object? value) || value is not string scope)
        {
            return null;
        }

        return new AccessToken(
            jwt.Id, device, scope, jwt.Issuer, jwt.Audiences.Single(), new(jwt.IssuedAt, TimeSpan.Zero), new(
                jwt.ValidTo, TimeSpan.Zero));
    }

    /// <summary>An unknown key may be one that another node has just created, so this reads the keys again.</summary>
    private async ValueTask<KeySet> KeysForAsync(string token)
    {
        var known = keys.Current();
        return KeyIdOf(token) is not { } id
            || known.All.Any(key => key.Id == id) ? known : await keys.GetFreshAsync(CancellationToken.None);
    }

    /// <summary>Null: there is no key id, or the text is no JWT. Three words with dots between them also look like one.</summary>
    private static string? KeyIdOf(string token)
    {
        try
        {
            return IsReadable(token) ? Handler.ReadJsonWebToken(token).Kid : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }
}

/// <summary>The claims of a valid access token.</summary>
public sealed record AccessToken(
    string Id, Guid DeviceId, string Scope, string Issuer, string Audience, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public bool Allows(string scope) => ScopeChoice.Words(Scope).Contains(scope, StringComparer.Ordinal);
}
