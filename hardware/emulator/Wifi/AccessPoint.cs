namespace Pairing.Emulator.Wifi;

/// <summary>The network that a board opens itself.</summary>
/// <param name="Password">Empty: open to all.</param>
/// <param name="StartsByItself">At power-on, before the firmware runs.</param>
public sealed record AccessPoint(string Ssid, string Password, bool StartsByItself);
