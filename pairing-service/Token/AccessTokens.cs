using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pairing.Protocol;
using Pairing.Service.Address;
using Pairing.Service.Clients;
using Pairing.Service.Keys;

namespace Pairing.Service.Token;

/// <summary>Makes and checks access tokens: JWTs of the profile of RFC 9068, signed with ES256.</summary>
public sealed class AccessTokens(SigningKeys keys, PublicAddress address)
{
    public const string DeviceClaim = "device_id";

    // Seconds. Who checks offline sees no removal until the token ends, so a day is the most that a client may have.
    public const int ShortestLifetime = 60;
    public const int Lifetime = 3600;
    public const int LongestLifetime = 24 * 3600;

    private const string Type = "at+jwt"; // RFC 9068 2.1
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public string Make(Guid deviceId, string accountId, Client client, string scope, DateTimeOffset now) =>
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
            SigningCredentials = new SigningCredentials(keys.Now().SignerAt(now).Key, SecurityAlgorithms.EcdsaSha256),
        });

    /// <summary>Whether it has the form of a JWT at all.</summary>
    public static bool IsReadable(string token) => Handler.CanReadToken(token);

    /// <summary>Null for any token that is not ours, has been changed or has ended (RFC 9068 4).</summary>
    public async Task<AccessToken?> CheckAsync(string token, DateTimeOffset now)
    {
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = [Type],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = (await KeysForAsync(token)).All.Select(key => key.Key),
            ValidIssuer = address.Base,
            ValidAudience = address.Base,
            LifetimeValidator = (_, expires, _, _) => expires > now.UtcDateTime, // ours and not the machine's clock
        });
        if (!result.IsValid
            || result.SecurityToken is not JsonWebToken jwt
            || !result.Claims.TryGetValue(DeviceClaim, out object? id) || !Guid.TryParse(id as string, out var device)
            || !result.Claims.TryGetValue(Wire.Scope, out object? said) || said is not string scope)
        {
            return null;
        }

        return new AccessToken(
            jwt.Id, device, scope, jwt.Issuer, jwt.Audiences.Single(), new(jwt.IssuedAt, TimeSpan.Zero), new(jwt.ValidTo, TimeSpan.Zero));
    }

    /// <summary>A key that we do not know may be one that another node has made while ours were not to be read.</summary>
    private async ValueTask<KeySet> KeysForAsync(string token)
    {
        var known = keys.Now();
        return KeyIdOf(token) is not { } id || known.All.Any(key => key.Id == id) ? known : await keys.FreshlyAsync(CancellationToken.None);
    }

    /// <summary>Null where there is none, or no JWT: three words with dots between them look like one from outside.</summary>
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

/// <summary>What a valid access token says.</summary>
public sealed record AccessToken(
    string Id, Guid DeviceId, string Scope, string Issuer, string Audience, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public bool Allows(string scope) => ScopeChoice.Words(Scope).Contains(scope, StringComparer.Ordinal);
}
