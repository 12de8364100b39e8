using System.Text.Json.Serialization;
using Pairing.Service.Responses;

namespace Pairing.Service.DeviceAuthorization;

[JsonSerializable(typeof(DeviceAuthorizationResponse))]
internal sealed partial class DeviceAuthorizationJson : JsonSerializerContext
{
    public static DeviceAuthorizationJson Plain { get; } = new(JsonFormat.NewOptions());
}
