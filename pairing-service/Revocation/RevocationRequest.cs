using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Requests;

namespace Pairing.Service.Revocation;

/// <summary>RFC 7009 2.1</summary>
public sealed record RevocationRequest
{
    [JsonPropertyName(Wire.Token), Description("The refresh token or the access token of the device. Either ends both.")]
    public required string? Token { get; init; }

    [JsonPropertyName(Wire.TokenTypeHint), Description("Not needed, and any value is fine: the service sees which kind it is.")]
    public string? TokenTypeHint { get; init; }

    [JsonPropertyName(Wire.ClientId), Description("Who asks. Required, unless the client authenticates with Basic.")]
    public string? ClientId { get; init; }

    [JsonPropertyName(Wire.ClientSecret), Description("For a client that has one and does not use Basic.")]
    public string? ClientSecret { get; init; }

    public static RevocationRequest From(Form form) => new()
    {
        Token = form[Wire.Token],
        TokenTypeHint = form[Wire.TokenTypeHint],
        ClientId = form[Wire.ClientId],
        ClientSecret = form[Wire.ClientSecret],
    };
}
