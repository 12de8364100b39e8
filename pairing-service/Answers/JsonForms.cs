using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pairing.Service.DeviceAuthorization;
using Pairing.Service.Devices;
using Pairing.Service.Token;

namespace Pairing.Service.Answers;

/// <summary>The JSON format of responses to devices.</summary>
[JsonSerializable(typeof(DeviceAuthorizationAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(DeviceAnswer))]
[JsonSerializable(typeof(OAuthErrorAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
public sealed partial class JsonForms : JsonSerializerContext
{
    public const string MediaType = "application/json; charset=utf-8";

    public static JsonForms Plain { get; } = new(WithoutEscapes(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

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
