using System.Text.Json;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Site;

namespace Pairing.Service.Responses;

/// <summary>
/// An error response for programs (RFC 6749 5.2; for the API a problem, RFC 9457). This is the only code that writes one.
/// A derived type is one part's errors. It declares their statuses to the OpenAPI description, and an endpoint names it in
/// its return type.
/// </summary>
/// <param name="Error">The error code. Null: the standard requires none, because there was no token (RFC 6750 3.1).</param>
public record OAuthError(int Status, string? Error, string Description) : IResult
{
    /// <summary>Defined in RFC 6749 4.1.2.1. Here it means that the same request can succeed later.</summary>
    protected const string TemporarilyUnavailable = "temporarily_unavailable";

    private const string ServerError = "server_error";

    private byte[]? _body;

    public string? Challenge { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The error for a status that was set without one.</summary>
    public static OAuthError OfStatus(int status) => status switch
    {
        404 => new NotFoundError(),
        405 => new(status, Wire.InvalidRequest, "This address does not support this method."),
        413 => FormError.TooLarge(),
        415 => FormError.NotAForm(),
        503 => UnavailableError.For("The service is not ready.", TimeSpan.FromSeconds(5)),
        >= 500 => new(status, ServerError, "The service had an unexpected error and logged it."),
        _ => new(status, Wire.InvalidRequest, "The request is malformed."),
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        NoStore(response);
        if (Challenge is not null)
        {
            response.Headers.WWWAuthenticate = Challenge;
        }

        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = RelativeTime.FormatSeconds(wait);
        }

        return ProblemResponse.Matches(httpContext.Request)
            ? JsonFormat.WriteAsync(
                response, JsonSerializer.SerializeToUtf8Bytes(ProblemResponse.Of(this), ErrorJson.Plain.ProblemResponse),
                ProblemResponse.MediaType)
            : JsonFormat.WriteAsync(response, Body);
    }

    /// <summary>Adds the statuses to the description of an endpoint.</summary>
    protected static void Declare(EndpointBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (int status in statuses)
        {
            endpoint.Metadata.Add(ProblemResponse.Matches(endpoint)
                ? new ProducesResponseTypeMetadata(status, typeof(ProblemResponse), [ProblemResponse.MediaType])
                : new ProducesResponseTypeMetadata(status, typeof(OAuthErrorResponse), ["application/json"]));
        }
    }

    private byte[] Body =>
        _body ??= JsonSerializer.SerializeToUtf8Bytes(
            new OAuthErrorResponse(Error, Description), ErrorJson.Plain.OAuthErrorResponse);

    // RFC 6749 5.1
    public static void NoStore(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
    }
}

public sealed record OAuthErrorResponse(
    [property: JsonPropertyName(Wire.Error)] string? Error,
    [property: JsonPropertyName(Wire.ErrorDescription)] string Description);
