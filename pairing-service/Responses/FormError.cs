using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Pairing.Protocol;

namespace Pairing.Service.Responses;

/// <summary>The body is not the form that the endpoints expect.</summary>
public sealed record FormError : OAuthError, IEndpointMetadataProvider
{
    private FormError(int status, string description)
        : base(status, Wire.InvalidRequest, description)
    {
    }

    public static FormError Malformed(string description) => new(StatusCodes.Status400BadRequest, description);

    // RFC 6749 5.2 requires 400, not 415
    public static FormError NotAForm() => Malformed($"The body must be {Wire.FormMediaType} in UTF-8.");

    public static FormError TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, "The body is larger than 16 KiB or has more than 32 parameters.");

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Declare(builder, StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge);
}
