using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace System.Net.NetworkInformation;

/// <summary>
/// nanoFramework.System.Net: the access point's part of the configuration block. It counts from the next start on.
/// </summary>
internal class WirelessAPConfiguration
{
    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoStart = 4 | Enable,
        HiddenSSID = 8,
    }

    public string Ssid { get; set; } = "";

    public string Password { get; set; } = "";

    public ConfigurationOptions Options { get; set; }

    public AuthenticationType Authentication { get; set; }

    public EncryptionType Encryption { get; set; }

    public byte MaxConnections { get; set; } = 1;

    public static WirelessAPConfiguration[] GetAllWirelessAPConfigurations()
    {
        AccessPoint? kept = PowerCycle.Current.Board.Flash.AccessPoint;
        return
        [
            new WirelessAPConfiguration
            {
                Ssid = kept?.Ssid ?? "",
                Password = kept?.Password ?? "",
                Options = kept?.StartsByItself == true ? ConfigurationOptions.AutoStart : ConfigurationOptions.None,
                Authentication = kept?.Password.Length > 0 ? AuthenticationType.WPA2 : AuthenticationType.Open,
            },
        ];
    }

    /// <exception cref="ArgumentException">The package or the chip refuses it (device-api/FACTS.md 6).</exception>
    public void SaveConfiguration()
    {
        WifiLimits.Check(Ssid, Password, Authentication);
        ArgumentOutOfRangeException.ThrowIfZero(MaxConnections);
        bool isProtected = Authentication == AuthenticationType.WPA2;
        PowerCycle.Current.Board.Flash.KeepAccessPoint(
            new AccessPoint(Ssid, isProtected ? Password : "", Options.HasFlag(ConfigurationOptions.AutoStart)));
    }
}
