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
        private readonly string _name;
        private readonly object _lock = new object();
        private NetworkState _state = NetworkState.Down;
        private string _reason = "";

        public Wifi(ILog log)
        {
            _log = log;
            _name = Station()?.Ssid ?? "";
        }

        public string Name
        {
            get { return _name; }
        }

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

        /// <summary>What is deployed; null for nothing.</summary>
        internal static Wireless80211Configuration? Station()
        {
            NetworkInterface? network = Find(NetworkInterfaceType.Wireless80211);
            return network == null
                ? null
                : Wireless80211Configuration.GetAllWireless80211Configurations()[network.SpecificConfigId];
        }

        internal static NetworkInterface? Find(NetworkInterfaceType type)
        {
            foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
            {
                if (network.NetworkInterfaceType == type)
                {
                    return network;
                }
            }

            return null;
        }

        private void ConnectAndTell()
        {
            NetworkState state = NetworkState.Failed;
            string reason = "No Wi-Fi deployed";
            try
            {
                Wireless80211Configuration? deployed = Station();
                if (deployed != null && deployed.Ssid.Length > 0)
                {
                    using (var timeUp = new CancellationTokenSource(ConnectMilliseconds))
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

        private static bool HasAddress()
        {
            string? address = Find(NetworkInterfaceType.Wireless80211)?.IPv4Address;
            return !string.IsNullOrEmpty(address) && address != "0.0.0.0";
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
