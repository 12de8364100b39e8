using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pairing.Service.Responses;

/// <summary>The JSON format of responses to devices. Each capability has a serializer context for its own types.</summary>
public static class JsonFormat
{
    public const string MediaType = "application/json; charset=utf-8";

    public static JsonSerializerOptions NewOptions() => WithoutEscapes(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Writes the whole body at once with its length.</summary>
    public static Task WriteAsync(HttpResponse response, byte[] body, string mediaType = MediaType)
    {
        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        return response.BodyWriter.WriteAsync(body).AsTask();
    }

    /// <summary>Escapes only what JSON requires, because the boards' JSON parser fails on escapes such as \u002B.</summary>
    public static JsonSerializerOptions WithoutEscapes(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}
