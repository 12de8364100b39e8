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

    [JsonPropertyName(Wire.DeviceCode), Description("With the device code grant: the code that the device got.")]
    public string? DeviceCode { get; init; }

    [JsonPropertyName(Wire.RefreshToken), Description("With refresh_token: the newest that the device holds.")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName(Wire.Scope), Description("With refresh_token: fewer scopes than were granted. Without it: all of them.")]
    public string? Scope { get; init; }

    [JsonPropertyName(Wire.ClientId), Description("Who asks. Required, unless the client authenticates with Basic.")]
    public string? ClientId { get; init; }

    [JsonPropertyName(Wire.ClientSecret), Description("For a client that has one and does not use Basic.")]
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
