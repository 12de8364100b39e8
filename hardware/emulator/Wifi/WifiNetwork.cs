namespace Pairing.Emulator.Wifi;

/// <summary>A Wi-Fi network and the password that it takes.</summary>
/// <param name="IsHidden">No scan finds it.</param>
public sealed record WifiNetwork(string Ssid, string Password, bool IsHidden = false);
