using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Token;

namespace Pairing.Service.Introspection;

/// <summary>RFC 7662 2.2. Of an inactive token it says nothing else.</summary>
public sealed record IntrospectionAnswer
{
    public static readonly IntrospectionAnswer Inactive = new() { Active = false };

    [JsonPropertyName("active")]
    public required bool Active { get; init; }

    [JsonPropertyName(Wire.Scope)]
    public string? Scope { get; init; }

    [JsonPropertyName(Wire.ClientId), Description("The client that the token was issued to.")]
    public string? ClientId { get; init; }

    [JsonPropertyName("username"), Description("The account's name.")]
    public string? Username { get; init; }

    [JsonPropertyName(Wire.TokenType), Description("Bearer, of an access token. A refresh token has none (RFC 6749 5.1).")]
    public string? TokenType { get; init; }

    [JsonPropertyName("exp"), Description("Seconds since 1970. A refresh token has none: it lives until it is used or ended.")]
    public long? ExpiresAt { get; init; }

    [JsonPropertyName("iat"), Description("Seconds since 1970.")]
    public long? IssuedAt { get; init; }

    [JsonPropertyName("sub"), Description("The account's id.")]
    public string? Subject { get; init; }

    [JsonPropertyName("aud")]
    public string? Audience { get; init; }

    [JsonPropertyName("iss")]
    public string? Issuer { get; init; }

    [JsonPropertyName("jti"), Description("Of an access token.")]
    public string? Id { get; init; }

    [JsonPropertyName(AccessTokens.DeviceClaim), Description("The paired device. Of no RFC.")]
    public Guid? DeviceId { get; init; }

    public static IntrospectionAnswer Of(Device device, Account account, AccessToken access) => Whose(device, account) with
    {
        Scope = access.Scope, // a refresh may have asked for less than the device has
        TokenType = Wire.Bearer,
        ExpiresAt = access.ExpiresAt.ToUnixTimeSeconds(),
        IssuedAt = access.IssuedAt.ToUnixTimeSeconds(),
        Audience = access.Audience,
        Issuer = access.Issuer,
        Id = access.Id,
    };

    public static IntrospectionAnswer Of(Device device, Account account, RefreshToken refresh, string issuer) => Whose(device, account) with
    {
        IssuedAt = refresh.IssuedAt.ToUnixTimeSeconds(),
        Audience = issuer, // it is for this service and for nobody else
        Issuer = issuer,
    };

    private static IntrospectionAnswer Whose(Device device, Account account) => new()
    {
        Active = true,
        Scope = device.Scope,
        ClientId = device.ClientId,
        Username = account.UserName,
        Subject = account.Id,
        DeviceId = device.Id,
    };
}
