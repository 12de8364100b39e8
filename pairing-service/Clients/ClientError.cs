using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Pairing.Protocol;
using Pairing.Service.Responses;

namespace Pairing.Service.Clients;

/// <summary>The client is unknown or did not authenticate (RFC 6749 5.2).</summary>
public sealed record ClientError : OAuthError, IEndpointMetadataProvider
{
    private ClientError(int status, string error, string description)
        : base(status, error, description)
    {
    }

    public static ClientError InvalidRequest(string description) =>
        new(StatusCodes.Status400BadRequest, Wire.InvalidRequest, description);

    // RFC 9110 15.5.2: a 401 has a challenge; RFC 6749 5.2 requires it if the request had an Authorization header
    public static ClientError InvalidClient() =>
        new(
            StatusCodes.Status401Unauthorized, Wire.InvalidClient,
            "The client is unknown or did not authenticate correctly.")
        {
            Challenge = "Basic realm=\"pairing\", charset=\"UTF-8\"",
        };

    // RFC 8628 3.5: devices know it. Never 429: clients must stop on unknown errors.
    public static ClientError SlowDown(TimeSpan wait) =>
        new(StatusCodes.Status400BadRequest, Wire.SlowDown, "Too many requests with a wrong secret came from this network.")
        {
            RetryAfter = wait,
        };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Declare(builder, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized);
}
