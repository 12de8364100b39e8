using Pairing.Emulator.Board;

namespace System.Net.NetworkInformation;

/// <summary>nanoFramework.System.Net: the board has one interface, its Wi-Fi station.</summary>
internal class NetworkInterface
{
    private static readonly byte[] EspressifAddress = [0x24, 0x6F, 0x28, 0x0A, 0x1B, 0x2C];

    public NetworkInterfaceType NetworkInterfaceType => NetworkInterfaceType.Wireless80211;

    public uint SpecificConfigId => 0;

    public byte[] PhysicalAddress => (byte[])EspressifAddress.Clone();

    public bool IsDhcpEnabled => true;

    public string IPv4Address =>
        PowerCycle.Current.Board.Radio is { IsConnected: true } radio ? radio.Address : "0.0.0.0";

    public static NetworkInterface[] GetAllNetworkInterfaces() => PowerCycle.Current == null ? [] : [new NetworkInterface()];

    public static bool GetIsNetworkAvailable() => PowerCycle.Current.Board.Radio.IsConnected;
}

internal enum NetworkInterfaceType
{
    Unknown = 1,
    Ethernet = 6,
    Wireless80211 = 71,
    WirelessAP = 72,
}
