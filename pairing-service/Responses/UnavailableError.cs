using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Pairing.Service.Responses;

/// <summary>The same request can succeed later (RFC 6749 4.1.2.1, RFC 6585 4).</summary>
public sealed record UnavailableError : OAuthError, IEndpointMetadataProvider
{
    private UnavailableError(string description)
        : base(StatusCodes.Status503ServiceUnavailable, TemporarilyUnavailable, description)
    {
    }

    public static UnavailableError For(string description, TimeSpan wait) => new(description) { RetryAfter = wait };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder);

    internal static void Declare(EndpointBuilder endpoint) => Declare(endpoint, StatusCodes.Status503ServiceUnavailable);
}

public static class Unavailability
{
    /// <summary>Describes the error that MachineResponses sends if the storage fails.</summary>
    public static RouteHandlerBuilder CanBeUnavailable(this RouteHandlerBuilder endpoint)
    {
        ((IEndpointConventionBuilder)endpoint).Add(UnavailableError.Declare);
        return endpoint;
    }
}
