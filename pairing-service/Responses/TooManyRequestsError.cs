using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Pairing.Service.Responses;

/// <summary>For endpoints without slow_down: RFC 7009 and RFC 7662 leave throttling to HTTP (RFC 6585 4).</summary>
public sealed record TooManyRequestsError : OAuthError, IEndpointMetadataProvider
{
    private TooManyRequestsError()
        : base(StatusCodes.Status429TooManyRequests, TemporarilyUnavailable, "This address sent too many requests.")
    {
    }

    public static TooManyRequestsError For(TimeSpan wait) => new() { RetryAfter = wait };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Declare(builder, StatusCodes.Status429TooManyRequests);
}
