using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;

namespace Pairing.Service.Introspection;

/// <summary>RFC 7662 2.1</summary>
public sealed record IntrospectionRequest
{
    [JsonPropertyName(Wire.Token), Description("The access token or refresh token to check.")]
    public required string? Token { get; init; }

    [JsonPropertyName(Wire.TokenTypeHint), Description("Optional and ignored: the service recognizes the type.")]
    public string? TokenTypeHint { get; init; }

    [JsonPropertyName(Wire.ClientId), Description("The client. Required unless the client authenticates with Basic.")]
    public string? ClientId { get; init; }

    [JsonPropertyName(Wire.ClientSecret), Description("Required, unless the client authenticates with Basic.")]
    public string? ClientSecret { get; init; }
}
