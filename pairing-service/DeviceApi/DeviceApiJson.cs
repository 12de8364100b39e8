using System.Text.Json.Serialization;
using Pairing.Service.Responses;

namespace Pairing.Service.DeviceApi;

[JsonSerializable(typeof(DeviceResponse))]
internal sealed partial class DeviceApiJson : JsonSerializerContext
{
    public static DeviceApiJson Plain { get; } = new(JsonFormat.NewOptions());
}
