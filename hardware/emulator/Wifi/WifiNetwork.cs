namespace Pairing.Emulator.Wifi;

/// <summary>A Wi-Fi network and the password that it takes.</summary>
public sealed record WifiNetwork(string Ssid, string Password);
