using System.Buffers;
using Microsoft.Net.Http.Headers;
using Pairing.Protocol;
using Pairing.Service.Responses;

namespace Pairing.Service.Requests;

/// <summary>Reads an application/x-www-form-urlencoded body strictly: it guesses and repairs nothing.</summary>
public static class FormReader
{
    public const int MaximumBytes = RequestRules.MaximumBytes;
    public const int MaximumParameters = 32;

    /// <param name="isPage">A field of a page can have several lines, and every field has the same maximum length.</param>
    public static async ValueTask<FormReading> ReadAsync(HttpRequest request, bool isPage = false)
    {
        if (!IsForm(request.ContentType))
        {
            return FormError.NotAForm();
        }

        if (request.ContentLength > MaximumBytes)
        {
            return FormError.TooLarge();
        }

        // Reads in place, because the body is usually in one piece.
        var reader = request.BodyReader;
        while (true)
        {
            // No token: Kestrel ends the read if the client leaves. A canceled read would stay "in progress", and Kestrel's next
            // one would log a stack (dotnet/aspnetcore#17840).
            var read = await reader.ReadAsync(CancellationToken.None);
            if (read.Buffer.Length > MaximumBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return FormError.TooLarge();
            }

            if (read.IsCompleted)
            {
                var form = read.Buffer.IsSingleSegment
                    ? Parse(read.Buffer.FirstSpan, isPage)
                    : Parse(read.Buffer.ToArray(), isPage);
                reader.AdvanceTo(read.Buffer.End);
                return form;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsForm(string? contentType) =>
        contentType == Wire.FormMediaType || IsFormWithParameters(contentType);

    private static bool IsFormWithParameters(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(Wire.FormMediaType, StringComparison.OrdinalIgnoreCase) && IsUtf8(type);

    /// <summary>Whether a content type names no other charset.</summary>
    public static bool IsUtf8(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type) && IsUtf8(type);

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    private static FormReading Parse(ReadOnlySpan<byte> body, bool isPage)
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
                return FormError.TooLarge();
            }

            int equals = pair.IndexOf((byte)'=');
            string? name = NameOf(equals < 0 ? pair : pair[..equals]);
            string? value = FormText.Decode(equals < 0 ? [] : pair[(equals + 1)..], hasLines: isPage);
            if (name is null || value is null)
            {
                return FormError.Malformed("A parameter is not valid UTF-8 or contains a control character.");
            }

            if (name.Length > FieldLengths.OfNames || (value.Length > FieldLengths.Least && value.Length > MostOf(name, isPage)))
            {
                return FormError.Malformed("A parameter is too long.");
            }

            // RFC 6749 3.2: a parameter must not appear twice
            if (!parameters.TryAdd(name, value))
            {
                return FormError.Malformed("A parameter is present more than once.");
            }
        }

        return new Form(parameters);
    }

    private static int MostOf(string name, bool isPage) => isPage ? FieldLengths.OfPages : FieldLengths.Of(name);

    /// <summary>Reuses the strings of the names that every poll has.</summary>
    private static string? NameOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("client_id"u8) => Wire.ClientId,
        _ when name.SequenceEqual("grant_type"u8) => Wire.GrantType,
        _ when name.SequenceEqual("device_code"u8) => Wire.DeviceCode,
        _ => FormText.Decode(name),
    };
}
