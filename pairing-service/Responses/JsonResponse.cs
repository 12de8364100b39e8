using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;

namespace Pairing.Service.Responses;

/// <summary>A successful JSON response. It has a Content-Length, so that a board can read it in one piece.</summary>
/// <param name="form">The JSON type info from the capability's context. Passing it saves a lookup at run time.</param>
public sealed class JsonResponse<T>(T value, JsonTypeInfo<T> form) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonFormat.WriteAsync(httpContext.Response, JsonSerializer.SerializeToUtf8Bytes(value, form));

    // explicitly, because a generic type has no public static members (CA1000)
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}
