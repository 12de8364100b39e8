using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Pairing.Protocol;
using Pairing.Service.Responses;

namespace Pairing.Service.Token;

/// <summary>The request has no access token that the endpoint accepts (RFC 6750 3.1).</summary>
public sealed record BearerError : OAuthError, IEndpointMetadataProvider
{
    private const string Realm = Wire.Bearer + " realm=\"pairing\"";

    private BearerError(int status, string? error, string description)
        : base(status, error, description) =>
        Challenge = error is null ? Realm : $"{Realm}, error=\"{error}\", error_description=\"{description}\"";

    // RFC 6750 3.1: without a token, the response has a challenge but no error
    public static BearerError Missing() => new(StatusCodes.Status401Unauthorized, null, "An access token is required.");

    public static BearerError Malformed() =>
        new(StatusCodes.Status400BadRequest, Wire.InvalidRequest, "The access token is malformed.");

    public static BearerError Invalid() =>
        new(StatusCodes.Status401Unauthorized, Wire.InvalidToken, "The access token is invalid or has expired.");

    public static BearerError Removed() =>
        new(StatusCodes.Status401Unauthorized, Wire.InvalidToken, "The device was removed.");

    public static BearerError Disabled() =>
        new(StatusCodes.Status401Unauthorized, Wire.InvalidToken, "The account is disabled.");

    public static BearerError InsufficientScope(string scope)
    {
        var error = new BearerError(
            StatusCodes.Status403Forbidden, Wire.InsufficientScope, "The access token does not have the required scope.");
        return error with { Challenge = $"{error.Challenge}, scope=\"{scope}\"" };
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        Declare(
            builder, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden);
}
