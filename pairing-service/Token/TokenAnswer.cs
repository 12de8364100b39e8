using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;

namespace Pairing.Service.Token;

/// <summary>RFC 6749 5.1</summary>
public sealed record TokenAnswer
{
    [JsonPropertyName(Wire.AccessToken), Description("A JWT, to be checked offline by /oauth/jwks (RFC 9068).")]
    public required string AccessToken { get; init; }

    [JsonPropertyName(Wire.TokenType)]
    public string TokenType { get; init; } = Wire.Bearer;

    [JsonPropertyName(Wire.ExpiresIn), Description("Seconds that the access token lives.")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName(Wire.RefreshToken), Description("With offline_access. It takes the place of the one before.")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName(Wire.Scope)]
    public required string Scope { get; init; }

    [JsonPropertyName(Wire.Account), Description("The account's name, for the screen to show. Of no RFC.")]
    public string? Account { get; init; }
}
