using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;

namespace Pairing.Service.Revocation;

/// <summary>RFC 7009 2.1</summary>
public sealed record RevocationRequest
{
    [JsonPropertyName(Wire.Token), Description("The refresh token or the access token of the device. Either one revokes both.")]
    public required string? Token { get; init; }

    [JsonPropertyName(Wire.TokenTypeHint), Description("Optional and ignored: the service recognizes the type.")]
    public string? TokenTypeHint { get; init; }

    [JsonPropertyName(Wire.ClientId), Description("The client. Required unless the client authenticates with Basic.")]
    public string? ClientId { get; init; }

    [JsonPropertyName(Wire.ClientSecret), Description("For a confidential client that does not use Basic.")]
    public string? ClientSecret { get; init; }
}
