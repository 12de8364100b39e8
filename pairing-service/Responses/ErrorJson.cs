using System.Text.Json.Serialization;

namespace Pairing.Service.Responses;

/// <summary>Errors as JSON.</summary>
[JsonSerializable(typeof(OAuthErrorResponse))]
[JsonSerializable(typeof(ProblemResponse))]
internal sealed partial class ErrorJson : JsonSerializerContext
{
    public static ErrorJson Plain { get; } = new(JsonFormat.NewOptions());
}
