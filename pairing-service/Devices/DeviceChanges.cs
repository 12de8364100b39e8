using Pairing.Service.Grants;

namespace Pairing.Service.Devices;

/// <summary>
/// Announces that a device was removed or has a new screen text, after the change is stored. This ends its long poll.
/// </summary>
public sealed class DeviceChanges(HeldPolls held)
{
    public void Publish(Guid deviceId) => held.End(deviceId, Release.Changed);
}
