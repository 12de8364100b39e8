using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Pairing.Service.Screens;

/// <summary>The response with the text.</summary>
public sealed class ScreenResult(ScreenResponse screen) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        screen.Validate(httpContext.Response);
        return httpContext.Response.WriteAsJsonAsync(screen, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ScreenResponse), ["application/json"]));
}

/// <summary>The response for an unchanged text (RFC 9110 15.4.5).</summary>
public sealed class ScreenUnchanged(ScreenResponse screen) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        screen.Validate(httpContext.Response);
        return Task.CompletedTask;
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));
}
