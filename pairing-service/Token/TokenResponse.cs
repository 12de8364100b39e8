using System.ComponentModel;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Clients;
using Pairing.Service.Responses;

namespace Pairing.Service.Token;

/// <summary>RFC 6749 5.1</summary>
public sealed record TokenResponse
{
    [JsonPropertyName(Wire.AccessToken), Description("A JWT (RFC 9068). Check it offline with the keys at /oauth/jwks.")]
    public required string AccessToken { get; init; }

    [JsonPropertyName(Wire.TokenType)]
    public string TokenType { get; init; } = Wire.Bearer;

    [JsonPropertyName(Wire.ExpiresIn), Description("Lifetime of the access token in seconds.")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName(Wire.RefreshToken)]
    [Description("Present with the scope offline_access. It replaces the previous refresh token.")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName(Wire.Scope)]
    public required string Scope { get; init; }

    [JsonPropertyName(Wire.Account), Description("The account's name, for the device to show. An extension.")]
    public string? Account { get; init; }

    /// <param name="access">The access token, which belongs to the client.</param>
    /// <param name="refresh">The refresh token. Null: none.</param>
    internal static JsonResponse<TokenResponse> Of(
        string access, string? refresh, Client client, string scope, Account account) =>
        new(
            new TokenResponse
            {
                AccessToken = access,
                ExpiresIn = client.AccessTokenLifetime,
                RefreshToken = refresh,
                Scope = scope,
                Account = account.UserName,
            },
            TokenJson.Plain.TokenResponse);
}
