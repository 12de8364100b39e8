using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using Pairing.Protocol;

namespace Pairing.Service.Screens;

/// <summary>What a screen is to show, and for how long a request for news may be held.</summary>
public sealed record ScreenAnswer(
    [property: JsonPropertyName(Wire.Text), Description("The words, with \\n between lines; empty for none.")] string Text,
    [property: JsonPropertyName(Wire.PreferWait), Description("The most seconds for Prefer: wait=N. Absent: no request is held.")] int? PreferWait) : IResult
{
    // RFC 9110 8.8.1: strong, since the same answer always has the same, and no other has it
    private EntityTagHeaderValue Tag => new($"\"{Digest($"{PreferWait}\n{Text}")}\"");

    // RFC 9110 13.1.2: weak comparison, and * for whatever there is
    public bool IsKnownTo(HttpRequest request)
    {
        var tag = Tag;
        return request.GetTypedHeaders().IfNoneMatch
            .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Validate(httpContext.Response);
        return httpContext.Response.WriteAsJsonAsync(this, httpContext.RequestAborted);
    }

    /// <summary>Nothing has changed (RFC 9110 15.4.5).</summary>
    public IResult NotModified() => new Unchanged(this);

    /// <summary>Whoever keeps it asks each time whether it still holds.</summary>
    private void Validate(HttpResponse response)
    {
        response.Headers.ETag = Tag.ToString();
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Pragma = default;
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));

    private sealed class Unchanged(ScreenAnswer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            answer.Validate(httpContext.Response);
            return Task.CompletedTask;
        }
    }
}
