using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Token;

namespace Pairing.Service.Introspection;

/// <summary>RFC 7662 2.2. The response for an inactive token has no other members.</summary>
public sealed record IntrospectionResponse
{
    public static readonly IntrospectionResponse Inactive = new() { Active = false };

    [JsonPropertyName("active")]
    public required bool Active { get; init; }

    [JsonPropertyName(Wire.Scope)]
    public string? Scope { get; init; }

    [JsonPropertyName(Wire.ClientId), Description("The client that the token was issued to.")]
    public string? ClientId { get; init; }

    [JsonPropertyName("username"), Description("The account's name.")]
    public string? Username { get; init; }

    [JsonPropertyName(Wire.TokenType), Description("Bearer for an access token. Absent for a refresh token (RFC 6749 5.1).")]
    public string? TokenType { get; init; }

    [JsonPropertyName("exp")]
    [Description("Expiry in seconds since 1970. Absent for a refresh token, which is valid until it is used or revoked.")]
    public long? ExpiresAt { get; init; }

    [JsonPropertyName("iat"), Description("Time of issue in seconds since 1970.")]
    public long? IssuedAt { get; init; }

    [JsonPropertyName("sub"), Description("The account's id.")]
    public string? Subject { get; init; }

    [JsonPropertyName("aud")]
    public string? Audience { get; init; }

    [JsonPropertyName("iss")]
    public string? Issuer { get; init; }

    [JsonPropertyName("jti"), Description("The token's id. Present for an access token.")]
    public string? Id { get; init; }

    [JsonPropertyName(AccessTokens.DeviceClaim), Description("The id of the paired device. An extension.")]
    public Guid? DeviceId { get; init; }

    public static IntrospectionResponse Of(Device device, Account account, AccessToken access) => ForDevice(device, account) with
    {
        Scope = access.Scope, // a refresh may have requested fewer scopes than the device has
        TokenType = Wire.Bearer,
        ExpiresAt = access.ExpiresAt.ToUnixTimeSeconds(),
        IssuedAt = access.IssuedAt.ToUnixTimeSeconds(),
        Audience = access.Audience,
        Issuer = access.Issuer,
        Id = access.Id,
    };

    public static IntrospectionResponse Of(
        Device device, Account account, RefreshToken refresh, string issuer) => ForDevice(device, account) with
        {
            IssuedAt = refresh.IssuedAt.ToUnixTimeSeconds(),
            Audience = issuer, // a refresh token is only for this service
            Issuer = issuer,
        };

    private static IntrospectionResponse ForDevice(Device device, Account account) => new()
    {
        Active = true,
        Scope = device.Scope,
        ClientId = device.ClientId,
        Username = account.UserName,
        Subject = account.Id,
        DeviceId = device.Id,
    };
}
