using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>RFC 8628 3.2</summary>
public sealed record DeviceAuthorizationResponse
{
    [JsonPropertyName(Wire.DeviceCode), Description("The device code. The device keeps it secret and requests tokens with it.")]
    public required string DeviceCode { get; init; }

    [JsonPropertyName(Wire.UserCode), Description("The user code, for example WDJB-MJHT.")]
    public required string UserCode { get; init; }

    [JsonPropertyName(Wire.VerificationUri), Description("The address where the person enters the user code.")]
    public required string VerificationUri { get; init; }

    [JsonPropertyName(Wire.VerificationUriComplete), Description("The same address with the user code, for a QR code.")]
    public required string VerificationUriComplete { get; init; }

    [JsonPropertyName(Wire.ExpiresIn), Description("Lifetime of both codes in seconds.")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName(Wire.Interval), Description("Minimum time between polls in seconds.")]
    public required int Interval { get; init; }

    [JsonPropertyName(Wire.PreferWait)]
    [Description("The maximum N in seconds for Prefer: wait=N (RFC 7240). Absent: long polls are off. An extension.")]
    public int? PreferWait { get; init; }
}
