using System.Buffers;
using Microsoft.Net.Http.Headers;
using Pairing.Protocol;
using Pairing.Service.Answers;

namespace Pairing.Service.Requests;

/// <summary>Reads a body of application/x-www-form-urlencoded, strictly: nothing is guessed and nothing silently repaired.</summary>
public static class FormReader
{
    public const int MaximumBytes = 16 * 1024;
    public const int MaximumParameters = 32;

    public static async Task<FormReading> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!IsForm(request.ContentType))
        {
            return OAuthError.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > MaximumBytes)
        {
            return OAuthError.TooLarge();
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaximumBytes + 1);
        try
        {
            int length = await request.Body.ReadAtLeastAsync(
                buffer.AsMemory(0, MaximumBytes + 1), MaximumBytes + 1, throwOnEndOfStream: false, cancel);
            return length > MaximumBytes ? OAuthError.TooLarge() : Parse(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true); // secrets were in it
        }
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(Wire.FormMediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    private static FormReading Parse(ReadOnlySpan<byte> body)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        int count = 0;
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++count > MaximumParameters)
            {
                return OAuthError.TooLarge();
            }

            int equals = pair.IndexOf((byte)'=');
            string? name = FormText.Decode(equals < 0 ? pair : pair[..equals]);
            string? value = FormText.Decode(equals < 0 ? [] : pair[(equals + 1)..]);
            if (name is null || value is null)
            {
                return OAuthError.InvalidRequest("A parameter is not valid UTF-8, or holds a control character.");
            }

            // RFC 6749 3.2: parameters must not be included more than once
            if (!parameters.TryAdd(name, value))
            {
                return OAuthError.InvalidRequest("A parameter stands there twice.");
            }
        }

        return new Form(parameters);
    }
}
