using System.Linq;
using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace System.Device.Wifi;

internal delegate void AvailableNetworksChangedEventHandler(WifiAdapter sender, object e);

/// <summary>nanoFramework.System.Device.Wifi: scans by itself and tells when it is done.</summary>
internal sealed class WifiAdapter : IDisposable
{
    private static readonly TimeSpan ScanTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ConnectTime = TimeSpan.FromMilliseconds(200);

    public event AvailableNetworksChangedEventHandler? AvailableNetworksChanged;

    public WifiNetworkReport NetworkReport { get; private set; } = new([]);

    public static WifiAdapter[] FindAllAdapters() => [PowerCycle.Current.Slot<WifiAdapter>()];

    public void ScanAsync()
    {
        PowerCycle cycle = PowerCycle.Current;
        cycle.Start("scan", () =>
        {
            cycle.Sleep((int)ScanTime.TotalMilliseconds);
            NetworkReport = new([.. cycle.Board.Radio.Found
                .Select((network, i) => new WifiAvailableNetwork(network.Ssid, -40 - 6 * i))]);
            AvailableNetworksChanged?.Invoke(this, this);
        });
    }

    /// <summary>
    /// Waits until the network has let the board in or has refused it; the address comes later. It does not scan first, keeps
    /// nothing in the configuration, and the stack goes on trying.
    /// </summary>
    public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
    {
        PowerCycle cycle = PowerCycle.Current;
        var network = new WifiNetwork(ssid, passwordCredential);
        cycle.Board.Radio.Connect(network);
        cycle.Sleep((int)ConnectTime.TotalMilliseconds);
        return new(!cycle.Board.Radio.Exists(ssid) ? WifiConnectionStatus.NetworkNotAvailable
            : !cycle.Board.Radio.Takes(network) ? WifiConnectionStatus.InvalidCredential
            : WifiConnectionStatus.Success);
    }

    public void Dispose() => AvailableNetworksChanged = null;
}

internal class WifiConnectionResult(WifiConnectionStatus status)
{
    public WifiConnectionStatus ConnectionStatus { get; } = status;
}

internal enum WifiConnectionStatus
{
    AccessRevoked,
    InvalidCredential,
    NetworkNotAvailable,
    Success,
    Timeout,
    UnspecifiedFailure,
    UnsupportedAuthenticationProtocol,
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
