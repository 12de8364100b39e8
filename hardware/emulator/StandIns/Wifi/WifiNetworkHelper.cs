using System;
using System.Device.Wifi;
using System.Linq;
using System.Threading;
using Pairing.Emulator.Board;
using Pairing.Emulator.Wifi;

namespace nanoFramework.Networking;

/// <summary>
/// nanoFramework.System.Device.Wifi. A wrong password and a network out of reach look alike: the token expires.
/// Without a token it waits for ever.
/// </summary>
internal static class WifiNetworkHelper
{
    public static NetworkHelperStatus Status => State.Status;

    private static HelperState State => PowerCycle.Current.Slot<HelperState>();

    public static bool ConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        CancellationToken token = default)
    {
        VirtualBoard board = PowerCycle.Current.Board;
        var network = new WifiNetwork(ssid, password);

        // The credentials are kept in the configuration block, whether they are right or wrong.
        board.Flash.Deploy(network, reconnectionKind == WifiReconnectionKind.Automatic);
        board.Radio.Connect(network);
        return WaitForNetwork(requiresDateTime, token);
    }

    public static bool ScanAndConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int WifiAdapter = 0,
        CancellationToken token = default)
    {
        if (!PowerCycle.Current.Board.Radio.Found.Any(network => network.Ssid == ssid))
        {
            State.Status = NetworkHelperStatus.ErrorConnetingToWiFiWhileScanning;
            return false;
        }

        return ConnectDhcp(ssid, password, reconnectionKind, requiresDateTime, WifiAdapter, token);
    }

    /// <summary>Does not connect: waits for the stack, which joins the stored network by itself if it was told to.</summary>
    public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) =>
        WaitForNetwork(requiresDateTime, token);

    private static bool WaitForNetwork(bool requiresDateTime, CancellationToken token)
    {
        PowerCycle cycle = PowerCycle.Current;
        State.Status = NetworkHelperStatus.Started;
        if (cycle.WaitAny([cycle.Board.Radio.Ready, token.WaitHandle], Timeout.Infinite) != 0)
        {
            State.Status = NetworkHelperStatus.TokenExpiredWaitingIPAddress;
            return false;
        }

        while (requiresDateTime && cycle.Board.Clock.Now.Year < 2021)
        {
            if (cycle.WaitAny([token.WaitHandle], 200) == 0)
            {
                State.Status = NetworkHelperStatus.TokenExpiredWaitingDateTime;
                return false;
            }
        }

        State.Status = NetworkHelperStatus.NetworkIsReady;
        return true;
    }

    private sealed class HelperState
    {
        public NetworkHelperStatus Status { get; set; }
    }
}

internal enum NetworkHelperStatus
{
    None,
    Started,
    NetworkIsReady,
    FailedNoNetworkInterface,
    TokenExpiredWaitingIPAddress,
    TokenExpiredWaitingDateTime,
    ErrorConnetingToWiFiWhileScanning,
    ExceptionOccurred,
    Reconnecting,
}
