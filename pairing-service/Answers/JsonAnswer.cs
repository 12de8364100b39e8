using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pairing.Service.Answers;

/// <summary>A successful JSON response. It has a Content-Length, so that a board can read it in one piece.</summary>
/// <param name="form">The JSON type info from <see cref="JsonForms"/>. Passing it saves a lookup at run time.</param>
public sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> form) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonForms.WriteAsync(httpContext.Response, JsonSerializer.SerializeToUtf8Bytes(value, form));
}
