using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace System.Net.NetworkInformation;

/// <summary>nanoFramework.System.Net: the station's part of the configuration block.</summary>
internal class Wireless80211Configuration
{
    [Flags]
    public enum ConfigurationOptions : byte
    {
        None = 0,
        Disable = 1,
        Enable = 2,
        AutoConnect = 4 | Enable,
        SmartConfig = 8 | Enable,
    }

    public string Ssid { get; set; } = "";

    public string Password { get; set; } = "";

    public ConfigurationOptions Options { get; set; }

    public AuthenticationType Authentication { get; set; } = AuthenticationType.WPA2;

    public EncryptionType Encryption { get; set; } = EncryptionType.WPA2_PSK;

    public static Wireless80211Configuration[] GetAllWireless80211Configurations()
    {
        VirtualBoard board = PowerCycle.Current.Board;
        return
        [
            new Wireless80211Configuration
            {
                Ssid = board.Flash.Network?.Ssid ?? "",
                Password = board.Flash.Network?.Password ?? "",
                Authentication = board.Flash.Network?.Password.Length > 0 ? AuthenticationType.WPA2 : AuthenticationType.Open,
                Options = board.Flash.Network == null ? ConfigurationOptions.None
                    : board.Flash.AutoConnect ? ConfigurationOptions.AutoConnect
                    : ConfigurationOptions.Enable,
            },
        ];
    }

    /// <exception cref="ArgumentException">The package or the chip refuses it (device-api/FACTS.md 6).</exception>
    public void SaveConfiguration()
    {
        WifiLimits.Check(Ssid, Password, Authentication);
        PowerCycle.Current.Board.Flash.Deploy(
            Ssid.Length == 0 ? null : new WifiNetwork(Ssid, Password), Options.HasFlag(ConfigurationOptions.AutoConnect));
    }
}

internal enum AuthenticationType : byte
{
    None,
    EAP,
    PEAP,
    WCN,
    Open,
    Shared,
    WEP,
    WPA,
    WPA2,
}

internal enum EncryptionType : byte
{
    None,
    WEP,
    WPA,
    WPA2,
    WPA_PSK,
    WPA2_PSK,
    Certificate,
}
