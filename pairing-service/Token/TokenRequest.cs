using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.Token;

/// <summary>RFC 8628 3.4 and RFC 6749 6</summary>
public sealed record TokenRequest
{
    [JsonPropertyName(Wire.GrantType), Description("urn:ietf:params:oauth:grant-type:device_code or refresh_token")]
    public required string? GrantType { get; init; }

    [JsonPropertyName(Wire.DeviceCode)]
    [Description("For the device code grant: the device code from the device authorization response.")]
    public string? DeviceCode { get; init; }

    [JsonPropertyName(Wire.RefreshToken), Description("For refresh_token: the newest refresh token of the device.")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName(Wire.Scope), Description("For refresh_token: a subset of the granted scopes. Omitted: all of them.")]
    public string? Scope { get; init; }

    [JsonPropertyName(Wire.ClientId), Description("The client. Required unless the client authenticates with Basic.")]
    public string? ClientId { get; init; }

    [JsonPropertyName(Wire.ClientSecret), Description("For a confidential client that does not use Basic.")]
    public string? ClientSecret { get; init; }

    public static TokenRequest From(Form form) => new()
    {
        GrantType = form[Wire.GrantType],
        DeviceCode = form[Wire.DeviceCode],
        RefreshToken = form[Wire.RefreshToken],
        Scope = form[Wire.Scope],
        ClientId = form[Wire.ClientId],
        ClientSecret = form[Wire.ClientSecret],
    };
}
