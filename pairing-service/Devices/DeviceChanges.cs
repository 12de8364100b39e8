using Pairing.Service.Grants;

namespace Pairing.Service.Devices;

/// <summary>Says that a device got other words for its screen or was removed, after that is safely stored, and lets its held request go.</summary>
public sealed class DeviceChanges(HeldPolls held)
{
    /// <summary>What a device's request is held under; no hash of a code looks like it.</summary>
    public static string Key(Guid deviceId) => $"device {deviceId:N}";

    public void Tell(Guid deviceId) => held.LetGo(Key(deviceId), Release.Changed);
}
