using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Address;
using Pairing.Service.Clients;
using Pairing.Service.Settings;

namespace Pairing.Service.Metadata;

/// <summary>The metadata of the server (RFC 8414 2, RFC 8628 4).</summary>
public sealed record ServerMetadata
{
    // RFC 7591 2
    private const string None = "none";
    private const string Basic = "client_secret_basic";
    private const string Post = "client_secret_post";

    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    [JsonPropertyName("device_authorization_endpoint")]
    public required string DeviceAuthorizationEndpoint { get; init; }

    [JsonPropertyName("token_endpoint")]
    public required string TokenEndpoint { get; init; }

    [JsonPropertyName("revocation_endpoint")]
    public required string RevocationEndpoint { get; init; }

    [JsonPropertyName("introspection_endpoint")]
    public required string IntrospectionEndpoint { get; init; }

    [JsonPropertyName("jwks_uri")]
    public required string JwksUri { get; init; }

    [JsonPropertyName("service_documentation")]
    public required string ServiceDocumentation { get; init; }

    [JsonPropertyName("scopes_supported")]
    public required IEnumerable<string> ScopesSupported { get; init; }

    [JsonPropertyName("grant_types_supported")]
    public IReadOnlyList<string> GrantTypesSupported { get; } = [Wire.DeviceCodeGrant, Wire.RefreshTokenGrant];

    /// <summary>Required by RFC 8414 2. Empty, because there is no authorization endpoint.</summary>
    [JsonPropertyName("response_types_supported")]
    public IReadOnlyList<string> ResponseTypesSupported { get; } = [];

    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public IReadOnlyList<string> TokenEndpointAuthMethodsSupported { get; } = [None, Basic, Post];

    [JsonPropertyName("revocation_endpoint_auth_methods_supported")]
    public IReadOnlyList<string> RevocationEndpointAuthMethodsSupported { get; } = [None, Basic, Post];

    [JsonPropertyName("introspection_endpoint_auth_methods_supported")]
    // RFC 7662 2.1: always with authentication
    public IReadOnlyList<string> IntrospectionEndpointAuthMethodsSupported { get; } = [Basic, Post];

    /// <summary>
    /// The maximum seconds for Prefer: wait (RFC 7240 4.3). An extension that other clients ignore (RFC 8414 2).
    /// </summary>
    [JsonPropertyName(Wire.PreferWait)]
    public int? PreferWait { get; init; }

    /// <summary>The record of the calling device. An extension, which tells devices that this server has their API.</summary>
    [JsonPropertyName("device_uri")]
    public required string DeviceUri { get; init; }

    /// <summary>
    /// The parameters of a device authorization request beyond RFC 8628, separated by spaces. An extension: a device sends them
    /// only where the metadata names them.
    /// </summary>
    [JsonPropertyName("device_parameters")]
    public string DeviceParameters { get; } = $"{Wire.DeviceName} {Wire.DeviceModel} {Wire.DeviceVersion}";

    public static async Task<ServerMetadata> OfAsync(
        PublicAddress address, KnownClients clients, PairingSettings settings, CancellationToken cancel) => new()
        {
            Issuer = address.Base,
            DeviceAuthorizationEndpoint = address.Of(WellKnown.DeviceAuthorization),
            TokenEndpoint = address.Of(WellKnown.Token),
            RevocationEndpoint = address.Of(WellKnown.Revocation),
            IntrospectionEndpoint = address.Of(WellKnown.Introspection),
            JwksUri = address.Of(WellKnown.Jwks),
            ServiceDocumentation = address.Of("/docs"),
            ScopesSupported = await clients.ScopesAsync(cancel),
            DeviceUri = address.Of(WellKnown.Device),
            PreferWait = settings.Polling.LongestWait,
        };
}
