using System.Text.Json;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Site;

namespace Pairing.Service.Responses;

/// <summary>
/// An error response for programs (RFC 6749 5.2; for the API a problem, RFC 9457). This is the only code that writes one.
/// </summary>
/// <param name="Error">The error code. Null: the standard requires none, because there was no token (RFC 6750 3.1).</param>
public sealed record OAuthError(int Status, string? Error, string Description) : IResult
{
    /// <summary>Defined in RFC 6749 4.1.2.1. Here it means that the same request can succeed later.</summary>
    private const string TemporarilyUnavailable = "temporarily_unavailable";

    private const string ServerError = "server_error";

    private byte[]? _body;

    public string? Challenge { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    public static OAuthError InvalidRequest(string description) => new(400, Wire.InvalidRequest, description);

    public static OAuthError TooLarge() =>
        new(413, Wire.InvalidRequest, "The body is larger than 16 KiB or has more than 32 parameters.");

    public static OAuthError NotJson() => new(415, Wire.InvalidRequest, "The body must be application/json.");

    public static OAuthError InvalidGrant(string description) => new(400, Wire.InvalidGrant, description);

    // RFC 9110 15.5.2: a 401 has a challenge; RFC 6749 5.2 requires it if the request had an Authorization header
    public static OAuthError InvalidClient() =>
        new(401, Wire.InvalidClient, "The client is unknown or did not authenticate correctly.")
        {
            Challenge = "Basic realm=\"pairing\", charset=\"UTF-8\"",
        };

    public static OAuthError UnauthorizedClient() =>
        new(400, Wire.UnauthorizedClient, "The client is not allowed to use this grant type.");

    public static OAuthError InvalidScope() => new(400, Wire.InvalidScope, "A scope is unknown or not allowed for this client.");

    public static OAuthError UnsupportedGrantType() => new(400, Wire.UnsupportedGrantType, "The grant type is not supported.");

    /// <summary>By far the most frequent response.</summary>
    public static OAuthError Pending { get; } = new(400, Wire.AuthorizationPending, "The grant is pending.");

    // RFC 8628 3.5: the client adds 5 s permanently. Never 429: clients must stop on unknown errors.
    public static OAuthError SlowDown(TimeSpan? wait = null) =>
        new(400, Wire.SlowDown, "The device polls too often.") { RetryAfter = wait };

    /// <summary>For endpoints without slow_down: RFC 7009 and RFC 7662 leave throttling to HTTP (RFC 6585 4).</summary>
    public static OAuthError TooManyRequests(TimeSpan wait) =>
        new(429, TemporarilyUnavailable, "This address sent too many requests.") { RetryAfter = wait };

    public static OAuthError AccessDenied() => new(400, Wire.AccessDenied, "The owner denied the request.");

    public static OAuthError Expired() => new(400, Wire.ExpiredToken, "The device code has expired. Request a new one.");

    public static OAuthError Unavailable(string description, TimeSpan wait) =>
        new(503, TemporarilyUnavailable, description) { RetryAfter = wait };

    /// <summary>The error for a status that was set without one.</summary>
    public static OAuthError OfStatus(int status) => status switch
    {
        404 => new(status, Wire.InvalidRequest, "This address does not exist."),
        405 => new(status, Wire.InvalidRequest, "This address does not support this method."),
        413 => TooLarge(),
        415 => InvalidRequest($"The body must be {Wire.FormMediaType} in UTF-8."), // RFC 6749 5.2 requires 400
        503 => Unavailable("The service is not ready.", TimeSpan.FromSeconds(5)),
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
