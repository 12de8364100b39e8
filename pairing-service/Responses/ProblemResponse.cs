using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Pairing.Protocol;

namespace Pairing.Service.Responses;

/// <summary>
/// An error of the API, which is not an OAuth endpoint (RFC 9457 3.1). It also has the error code of RFC 6750, if there is
/// one.
/// </summary>
public sealed record ProblemResponse(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("detail")] string Detail,
    [property: JsonPropertyName(Wire.Error)] string? Error)
{
    public const string MediaType = "application/problem+json";

    // RFC 9457 4.2.1: about:blank adds nothing to the status, so the title is its phrase
    public static ProblemResponse Of(OAuthError error) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(error.Status), error.Status, error.Description, error.Error);

    /// <summary>Requests below /api get this format.</summary>
    public static bool Matches(HttpRequest request) => Matches(request.Path);

    /// <summary>The same rule for the description of an endpoint.</summary>
    public static bool Matches(EndpointBuilder endpoint) => Matches(((RouteEndpointBuilder)endpoint).RoutePattern.RawText);

    private static bool Matches(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
