using System.Text.Json;
using System.Text.Json.Serialization;
using Pairing.Protocol;
using Pairing.Service.Site;

namespace Pairing.Service.Answers;

/// <summary>An error as a device is told it (RFC 6749 5.2; by the API as a problem, RFC 9457), and the only writer of one.</summary>
/// <param name="Error">Null where the standard wants none: to who brought no token (RFC 6750 3.1).</param>
public sealed record OAuthError(int Status, string? Error, string Description) : IResult
{
    /// <summary>RFC 6749 4.1.2.1 has the name; here it says that the same request will do later.</summary>
    private const string TemporarilyUnavailable = "temporarily_unavailable";

    private const string ServerError = "server_error";

    private byte[]? _body;

    public string? Challenge { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    public static OAuthError InvalidRequest(string description) => new(400, Wire.InvalidRequest, description);

    public static OAuthError TooLarge() => new(413, Wire.InvalidRequest, "The body is over 16 KiB or has more than 32 parameters.");

    public static OAuthError NotJson() => new(415, Wire.InvalidRequest, "The body has to be application/json.");

    public static OAuthError InvalidGrant(string description) => new(400, Wire.InvalidGrant, description);

    // RFC 9110 15.5.2: a 401 always names a way to authenticate; RFC 6749 5.2 wants it for Authorization at the least
    public static OAuthError InvalidClient() =>
        new(401, Wire.InvalidClient, "The client is unknown, or did not authenticate as it has to.") { Challenge = "Basic realm=\"pairing\", charset=\"UTF-8\"" };

    public static OAuthError UnauthorizedClient() => new(400, Wire.UnauthorizedClient, "This client may not use this grant.");

    public static OAuthError InvalidScope() => new(400, Wire.InvalidScope, "A scope is unknown, or not allowed to this client.");

    public static OAuthError UnsupportedGrantType() => new(400, Wire.UnsupportedGrantType, "This grant type is not known here.");

    /// <summary>The answer that is given far more often than all others together.</summary>
    public static OAuthError Pending { get; } = new(400, Wire.AuthorizationPending, "Nobody has decided yet.");

    // RFC 8628 3.5: the client adds 5 s for good. Never 429: clients must stop on errors that they do not know.
    public static OAuthError SlowDown(TimeSpan? wait = null) => new(400, Wire.SlowDown, "That was too soon.") { RetryAfter = wait };

    /// <summary>Where the flow's own word for it does not hold: RFC 7009 and RFC 7662 leave it to HTTP (RFC 6585 4).</summary>
    public static OAuthError TooManyRequests(TimeSpan wait) =>
        new(429, TemporarilyUnavailable, "Too many requests came from this address.") { RetryAfter = wait };

    public static OAuthError AccessDenied() => new(400, Wire.AccessDenied, "The request was declined.");

    public static OAuthError Expired() => new(400, Wire.ExpiredToken, "The code has expired. Ask for a new one.");

    public static OAuthError Unavailable(string description, TimeSpan wait) =>
        new(503, TemporarilyUnavailable, description) { RetryAfter = wait };

    /// <summary>The name that fits a status which came about without one.</summary>
    public static OAuthError OfStatus(int status) => status switch
    {
        404 => new(status, Wire.InvalidRequest, "There is nothing at this address."),
        405 => new(status, Wire.InvalidRequest, "This address does not take this method."),
        413 => TooLarge(),
        415 => InvalidRequest($"The body has to be {Wire.FormMediaType} in UTF-8."), // RFC 6749 5.2 has 400 for it
        503 => Unavailable("The service is not ready.", TimeSpan.FromSeconds(5)),
        >= 500 => new(status, ServerError, "The service made a mistake. It has been noted."),
        _ => new(status, Wire.InvalidRequest, "The request cannot be understood."),
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
            response.Headers.RetryAfter = Ago.Seconds(wait);
        }

        return ProblemAnswer.Suits(httpContext.Request)
            ? JsonForms.WriteAsync(response, JsonSerializer.SerializeToUtf8Bytes(ProblemAnswer.Of(this), JsonForms.Plain.ProblemAnswer), ProblemAnswer.MediaType)
            : JsonForms.WriteAsync(response, Body);
    }

    private byte[] Body => _body ??= JsonSerializer.SerializeToUtf8Bytes(new OAuthErrorAnswer(Error, Description), JsonForms.Plain.OAuthErrorAnswer);

    // RFC 6749 5.1
    public static void NoStore(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
    }
}

public sealed record OAuthErrorAnswer(
    [property: JsonPropertyName(Wire.Error)] string? Error,
    [property: JsonPropertyName(Wire.ErrorDescription)] string Description);
