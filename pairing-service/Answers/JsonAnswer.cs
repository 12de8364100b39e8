using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pairing.Service.Answers;

/// <summary>A good answer to a machine. Its length is said, so that a board reads it whole and not chunk by chunk.</summary>
/// <param name="form">How it is written, one of <see cref="JsonForms"/>: known to the compiler, which costs less than to look it up.</param>
public sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> form) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        JsonForms.WriteAsync(httpContext.Response, JsonSerializer.SerializeToUtf8Bytes(value, form));
}
