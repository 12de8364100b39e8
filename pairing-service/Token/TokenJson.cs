using System.Text.Json.Serialization;
using Pairing.Service.Responses;

namespace Pairing.Service.Token;

[JsonSerializable(typeof(TokenResponse))]
internal sealed partial class TokenJson : JsonSerializerContext
{
    public static TokenJson Plain { get; } = new(JsonFormat.NewOptions());
}
