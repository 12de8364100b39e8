using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Pairing.Protocol;

namespace Pairing.Service.Responses;

/// <summary>The errors of a well-formed request (RFC 6749 5.2, RFC 8628 3.5), all with 400.</summary>
public sealed record BadRequestError : OAuthError, IEndpointMetadataProvider
{
    private BadRequestError(string error, string description)
        : base(StatusCodes.Status400BadRequest, error, description)
    {
    }

    /// <summary>By far the most frequent response.</summary>
    public static BadRequestError Pending { get; } = new(Wire.AuthorizationPending, "The grant is pending.");

    public static BadRequestError InvalidRequest(string description) => new(Wire.InvalidRequest, description);

    public static BadRequestError InvalidGrant(string description) => new(Wire.InvalidGrant, description);

    public static BadRequestError UnauthorizedClient() =>
        new(Wire.UnauthorizedClient, "The client is not allowed to use this grant type.");

    public static BadRequestError InvalidScope() =>
        new(Wire.InvalidScope, "A scope is unknown or not allowed for this client.");

    public static BadRequestError UnsupportedGrantType() =>
        new(Wire.UnsupportedGrantType, "The grant type is not supported.");

    // RFC 8628 3.5: the client adds 5 s permanently. Never 429: clients must stop on unknown errors.
    public static BadRequestError SlowDown(TimeSpan? wait = null) =>
        wait is null ? SlowDownAlone : SlowDownAlone with { RetryAfter = wait };

    public static BadRequestError AccessDenied() => new(Wire.AccessDenied, "The owner denied the request.");

    public static BadRequestError Expired() => new(Wire.ExpiredToken, "The device code has expired. Request a new one.");

    /// <summary>Made once, as its body is.</summary>
    private static readonly BadRequestError SlowDownAlone = new(Wire.SlowDown, "The device polls too often.");

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Declare(builder, StatusCodes.Status400BadRequest);
}
