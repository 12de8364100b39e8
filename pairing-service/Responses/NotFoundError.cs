using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Pairing.Protocol;

namespace Pairing.Service.Responses;

/// <summary>There is no such thing, or the caller may not know of it.</summary>
public sealed record NotFoundError : OAuthError, IEndpointMetadataProvider
{
    public NotFoundError()
        : base(StatusCodes.Status404NotFound, Wire.InvalidRequest, "This address does not exist.")
    {
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Declare(builder, StatusCodes.Status404NotFound);
}
