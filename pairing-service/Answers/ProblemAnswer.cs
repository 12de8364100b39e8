using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Pairing.Protocol;

namespace Pairing.Service.Answers;

/// <summary>An error of the API, which is no OAuth endpoint (RFC 9457 3.1), with the name that RFC 6750 has for it where there is one.</summary>
public sealed record ProblemAnswer(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("detail")] string Detail,
    [property: JsonPropertyName(Wire.Error)] string? Error)
{
    public const string MediaType = "application/problem+json";

    // RFC 9457 4.2.1: about:blank says no more than the status does, so the title is its phrase
    public static ProblemAnswer Of(OAuthError error) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(error.Status), error.Status, error.Description, error.Error);

    /// <summary>Whoever asks below /api is told of errors like this.</summary>
    public static bool Suits(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

public static class Problems
{
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (int status in statuses)
        {
            endpoint.Produces<ProblemAnswer>(status, ProblemAnswer.MediaType);
        }

        return endpoint;
    }
}
