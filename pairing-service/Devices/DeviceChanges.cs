using Pairing.Service.Grants;

namespace Pairing.Service.Devices;

/// <summary>Says that a device got other words for its screen or was removed, after that is safely stored, and lets its held request go.</summary>
public sealed class DeviceChanges(HeldPolls held)
{
    public void Tell(Guid deviceId) => held.LetGo(deviceId, Release.Changed);
}
