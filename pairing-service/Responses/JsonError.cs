using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Pairing.Protocol;

namespace Pairing.Service.Responses;

/// <summary>The body is not the JSON that the endpoint expects.</summary>
public sealed record JsonError : OAuthError, IEndpointMetadataProvider
{
    private JsonError(int status, string description)
        : base(status, Wire.InvalidRequest, description)
    {
    }

    public static JsonError Malformed(string description) => new(StatusCodes.Status400BadRequest, description);

    public static JsonError NotJson() =>
        new(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json.");

    // Kestrel refuses a body that is too large
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Declare(
            builder, StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType);
}
