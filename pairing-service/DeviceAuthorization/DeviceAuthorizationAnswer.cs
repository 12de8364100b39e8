using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>RFC 8628 3.2</summary>
public sealed record DeviceAuthorizationAnswer
{
    [JsonPropertyName(Wire.DeviceCode), Description("For the device alone: with it, it asks for tokens.")]
    public required string DeviceCode { get; init; }

    [JsonPropertyName(Wire.UserCode), Description("For the person, as WDJB-MJHT.")]
    public required string UserCode { get; init; }

    [JsonPropertyName(Wire.VerificationUri), Description("Where the person enters the code.")]
    public required string VerificationUri { get; init; }

    [JsonPropertyName(Wire.VerificationUriComplete), Description("The same with the code in it, to be shown as a QR code.")]
    public required string VerificationUriComplete { get; init; }

    [JsonPropertyName(Wire.ExpiresIn), Description("Seconds that both codes live.")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName(Wire.Interval), Description("Seconds between polls.")]
    public required int Interval { get; init; }

    [JsonPropertyName(Wire.PreferWait), Description("The most seconds that a poll is held with Prefer: wait=N (RFC 7240). Absent where none is. Of no RFC.")]
    public int? PreferWait { get; init; }
}
