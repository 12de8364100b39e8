using System.Linq;
using Pairing.Emulator.Board;

namespace System.Device.Wifi;

internal delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);

/// <summary>nanoFramework.System.Device.Wifi: scans by itself and tells when it is done.</summary>
internal sealed class WifiAdapter : IDisposable
{
    private static readonly TimeSpan ScanTime = TimeSpan.FromMilliseconds(500);

    public event AvailableNetworksChangedEventHandler? AvailableNetworksChanged;

    public WifiNetworkReport NetworkReport { get; private set; } = new([]);

    public static WifiAdapter[] FindAllAdapters() => [PowerCycle.Current.Slot<WifiAdapter>()];

    public void ScanAsync()
    {
        PowerCycle cycle = PowerCycle.Current;
        cycle.Start("scan", () =>
        {
            cycle.Sleep((int)ScanTime.TotalMilliseconds);
            WifiRadio radio = cycle.Board.Radio;
            NetworkReport =
                new([.. (radio.IsOn ? radio.Networks : [])
                    .Select((network, i) => new WifiAvailableNetwork(network.Ssid, -40 - 6 * i))]);
            AvailableNetworksChanged?.Invoke(this, this);
        });
    }

    public void Dispose() => AvailableNetworksChanged = null;
}

internal class WifiNetworkReport(WifiAvailableNetwork[] networks)
{
    public WifiAvailableNetwork[] AvailableNetworks { get; } = networks;
}

internal class WifiAvailableNetwork(string ssid, double strength)
{
    public string Ssid { get; } = ssid;

    public double NetworkRssiInDecibelMilliwatts { get; } = strength;
}
