using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>RFC 8628 3.1, and what a device may say of itself.</summary>
public sealed record DeviceAuthorizationRequest
{
    [JsonPropertyName(Wire.ClientId), Description("Who asks. Required, unless the client authenticates with Basic.")]
    public string? ClientId { get; init; }

    [JsonPropertyName(Wire.ClientSecret), Description("For a client that has one and does not use Basic.")]
    public string? ClientSecret { get; init; }

    [JsonPropertyName(Wire.Scope), Description("Words with spaces between. Without it: all that the client may have.")]
    public string? Scope { get; init; }

    [JsonPropertyName(Wire.DeviceName), Description("What the device calls itself, for its owner to see; cut at 64 characters.")]
    public string? DeviceName { get; init; }

    [JsonPropertyName(Wire.DeviceModel), Description("What kind of device it is; cut at 64 characters.")]
    public string? DeviceModel { get; init; }

    [JsonPropertyName(Wire.DeviceVersion), Description("What it runs; cut at 64 characters.")]
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
