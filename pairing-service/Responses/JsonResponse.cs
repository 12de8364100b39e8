using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pairing.Service.Responses;

/// <summary>A successful JSON response. It has a Content-Length, so that a board can read it in one piece.</summary>
/// <param name="form">The JSON type info from the capability's context. Passing it saves a lookup at run time.</param>
public sealed class JsonResponse<T>(T value, JsonTypeInfo<T> form) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonFormat.WriteAsync(httpContext.Response, JsonSerializer.SerializeToUtf8Bytes(value, form));
}
