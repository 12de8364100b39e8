using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace System.Net.NetworkInformation;

/// <summary>nanoFramework.System.Net: the board has two interfaces, its Wi-Fi station and its own access point.</summary>
internal class NetworkInterface
{
    private NetworkInterface(NetworkInterfaceType type) => NetworkInterfaceType = type;

    private const string OwnAddress = OwnNetwork.Address;

    private static readonly byte[] EspressifAddress = [0x24, 0x6F, 0x28, 0x0A, 0x1B, 0x2C];

    public NetworkInterfaceType NetworkInterfaceType { get; }

    public uint SpecificConfigId => 0;

    public string IPv4Address
    {
        get
        {
            WifiRadio radio = PowerCycle.Current.Board.Radio;
            return NetworkInterfaceType == NetworkInterfaceType.WirelessAP
                ? radio.AccessPoint == null ? "0.0.0.0" : OwnAddress
                : radio.IsConnected ? radio.Address : "0.0.0.0";
        }
    }

    public static NetworkInterface[] GetAllNetworkInterfaces() => PowerCycle.Current == null ? [] :
        [new NetworkInterface(NetworkInterfaceType.Wireless80211), new NetworkInterface(NetworkInterfaceType.WirelessAP)];

    /// <summary>The access point has this address anyhow; a station's stays with DHCP.</summary>
    /// <exception cref="NotSupportedException">Any other.</exception>
    public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress)
    {
        if (NetworkInterfaceType != NetworkInterfaceType.WirelessAP || ipv4Address != OwnAddress)
        {
            throw new NotSupportedException(
                "The virtual board knows one static address, " + OwnAddress + " for its access point.");
        }
    }
}

internal enum NetworkInterfaceType
{
    Unknown = 1,
    Ethernet = 6,
    Wireless80211 = 71,
    WirelessAP = 72,
}
