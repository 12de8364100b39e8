namespace Pairing.Service.Devices;

/// <summary>A device and the name of the account that owns it, for the operator.</summary>
public sealed record OwnedDevice(Device Device, string Account);
