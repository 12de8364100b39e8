using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;
using Pairing.Protocol;

namespace Pairing.Service.Screens;

/// <summary>The screen text and the maximum duration of a long poll.</summary>
public sealed record ScreenResponse(
    [property: JsonPropertyName(Wire.Text), Description("The text, with \\n between lines. Empty: no text.")] string Text,
    [property: JsonPropertyName(Wire.PreferWait)]
    [property: Description("The maximum N in seconds for Prefer: wait=N. Absent: long polls are off.")] int? PreferWait)
{
    // RFC 9110 8.8.1: a strong tag, because equal responses have equal tags and others do not
    private EntityTagHeaderValue Tag => new($"\"{Digest($"{PreferWait}\n{Text}")}\"");

    // RFC 9110 13.1.2: weak comparison, and * matches any response
    public bool IsKnownTo(HttpRequest request)
    {
        var tag = Tag;
        return request.GetTypedHeaders().IfNoneMatch
            .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }

    /// <summary>Caches must revalidate the response each time.</summary>
    internal void Validate(HttpResponse response)
    {
        response.Headers.ETag = Tag.ToString();
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Pragma = default;
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
