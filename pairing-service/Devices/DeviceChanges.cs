using Pairing.Service.LongPolls;

namespace Pairing.Service.Devices;

/// <summary>
/// Announces that a device was removed or has a new screen text, after the change is stored. This ends its long poll.
/// </summary>
public sealed class DeviceChanges(LongPollRegistry longPolls)
{
    public void Publish(Guid deviceId) => longPolls.End(deviceId, ReleaseReason.Changed);
}
