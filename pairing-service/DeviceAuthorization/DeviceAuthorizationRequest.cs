using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>RFC 8628 3.1, and what a device reports about itself.</summary>
public sealed record DeviceAuthorizationRequest
{
    [JsonPropertyName(Wire.ClientId), Description("The client. Required unless the client authenticates with Basic.")]
    public string? ClientId { get; init; }

    [JsonPropertyName(Wire.ClientSecret), Description("For a confidential client that does not use Basic.")]
    public string? ClientSecret { get; init; }

    [JsonPropertyName(Wire.Scope), Description("Scopes separated by spaces. Omitted: all scopes of the client.")]
    public string? Scope { get; init; }

    [JsonPropertyName(Wire.DeviceName), Description("The device's name, shown to its owner. Truncated to 24 letters.")]
    public string? DeviceName { get; init; }

    [JsonPropertyName(Wire.DeviceModel), Description("The device's model. Truncated to 24 letters.")]
    public string? DeviceModel { get; init; }

    [JsonPropertyName(Wire.DeviceVersion), Description("The device's firmware version. Truncated to 24 letters.")]
    public string? DeviceVersion { get; init; }

    public static DeviceAuthorizationRequest From(Form form) => new()
    {
        ClientId = form[Wire.ClientId],
        ClientSecret = form[Wire.ClientSecret],
        Scope = form[Wire.Scope],
        DeviceName = ShownText.Clean(form[Wire.DeviceName]),
        DeviceModel = ShownText.Clean(form[Wire.DeviceModel]),
        DeviceVersion = ShownText.Clean(form[Wire.DeviceVersion]),
    };
}
