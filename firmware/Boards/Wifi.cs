using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>The Wi-Fi that nanoff deployed. Connecting waits, so a thread of its own does it.</summary>
    internal sealed class Wifi : INetwork
    {
        private const int ConnectMilliseconds = 60000;

        private readonly ILog _log;
        private readonly object _lock = new object();
        private NetworkState _state = NetworkState.Down;
        private string _reason = "";

        public Wifi(ILog log)
        {
            _log = log;
            Name = Deployed()?.Ssid ?? "";
        }

        public string Name { get; }

        public NetworkState State
        {
            get
            {
                lock (_lock)
                {
                    return _state == NetworkState.Up && !HasAddress() ? NetworkState.Down : _state;
                }
            }
        }

        public string Reason
        {
            get
            {
                lock (_lock)
                {
                    return _reason;
                }
            }
        }

        public long Date
        {
            get { return DateTime.UtcNow.ToUnixTimeSeconds(); }
        }

        public void Connect()
        {
            lock (_lock)
            {
                if (_state == NetworkState.Connecting)
                {
                    return;
                }

                _state = NetworkState.Connecting;
            }

            new Thread(ConnectAndTell).Start();
        }

        public void AskForTime()
        {
            if (Sntp.IsStarted)
            {
                Sntp.UpdateNow();
            }
            else
            {
                Sntp.Start();
            }
        }

        private void ConnectAndTell()
        {
            NetworkState state = NetworkState.Failed;
            string reason = "No Wi-Fi deployed";
            try
            {
                Wireless80211Configuration? deployed = Deployed();
                if (deployed != null && deployed.Ssid.Length > 0)
                {
                    using (CancellationTokenSource timeUp = new CancellationTokenSource(ConnectMilliseconds))
                    {
                        bool up = WifiNetworkHelper.ConnectDhcp(
                            deployed.Ssid, deployed.Password, WifiReconnectionKind.Automatic, false, 0, timeUp.Token);
                        state = up ? NetworkState.Up : NetworkState.Failed;
                        reason = up ? "" : Tell(WifiNetworkHelper.Status);
                    }
                }
            }
            catch (Exception e)
            {
                reason = "Wi-Fi fault";
                _log.Line("wifi: " + e.Message);
            }

            lock (_lock)
            {
                _state = state;
                _reason = reason;
            }
        }

        private static Wireless80211Configuration? Deployed()
        {
            foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (network.NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    return Wireless80211Configuration.GetAllWireless80211Configurations()[network.SpecificConfigId];
                }
            }

            return null;
        }

        private static bool HasAddress()
        {
            foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (network.NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    return !string.IsNullOrEmpty(network.IPv4Address) && network.IPv4Address != "0.0.0.0";
                }
            }

            return false;
        }

        private static string Tell(NetworkHelperStatus status)
        {
            switch (status)
            {
                case NetworkHelperStatus.FailedNoNetworkInterface: return "No Wi-Fi chip";
                case NetworkHelperStatus.TokenExpiredWaitingIPAddress: return "Check password"; // all that a wrong one shows
                case NetworkHelperStatus.ErrorConnetingToWiFiWhileScanning: return "Network not found";
                default: return "No connection";
            }
        }
    }
}
