using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// The Wi-Fi that nanoff or the setup form deployed. Connecting waits, so a thread of its own does it. The stack goes on
    /// trying by itself after a failure.
    /// </summary>
    internal sealed class Wifi : INetwork
    {
        private const int AddressTries = 240;
        private const int TryMilliseconds = 250; // a minute in all

        private readonly ILog _log;
        private readonly string _name;
        private NetworkState _state = NetworkState.Down;
        private string _reason = "";
        private string _timeServer = ""; // kept here, since the runtime keeps a pointer to it
        private WifiAdapter? _adapter; // one for good: the library keeps each that it has made

        public Wifi(ILog log)
        {
            _log = log;
            _name = StationConfiguration.Read()?.Ssid ?? "";
        }

        public string Name
        {
            get { return _name; }
        }

        public NetworkState State
        {
            get
            {
                NetworkState state = _state; // once: the thread may change it meanwhile
                return state == NetworkState.Connecting ? state
                    : HasAddress() ? NetworkState.Up
                    : state == NetworkState.Up ? NetworkState.Down
                    : state;
            }
        }

        public string Reason
        {
            get { return _reason; }
        }

        public string TimeServer
        {
            set { _timeServer = value; }
        }

        public long Date
        {
            get { return DateTime.UtcNow.ToUnixTimeSeconds(); }
        }

        public void Connect()
        {
            if (_state != NetworkState.Connecting)
            {
                _state = NetworkState.Connecting;
                new Thread(ConnectAndTell).Start();
            }
        }

        public void AskForTime()
        {
            if (_timeServer.Length > 0)
            {
                Sntp.Server1 = _timeServer;
            }

            if (Sntp.IsStarted)
            {
                Sntp.UpdateNow();
            }
            else
            {
                Sntp.Start();
            }
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
            string reason = "No Wi-Fi deployed";
            try
            {
                Wireless80211Configuration? deployed = StationConfiguration.Read();
                if (deployed != null && deployed.Ssid.Length > 0)
                {
                    reason = Join(deployed);
                }
            }
            catch (Exception e)
            {
                reason = "Wi-Fi fault";
                _log.Line("wifi: " + e.Message);
            }

            _reason = reason;
            _state = reason.Length == 0 ? NetworkState.Up : NetworkState.Failed; // last: from here on it may connect again
        }

        private static bool HasAddress()
        {
            string? address = Find(NetworkInterfaceType.Wireless80211)?.IPv4Address;
            return !string.IsNullOrEmpty(address) && address != "0.0.0.0";
        }

        /// <summary>Why it failed; empty when there is an address. No scan comes first: hidden networks are joined too.</summary>
        private string Join(Wireless80211Configuration deployed)
        {
            _adapter = _adapter ?? WifiAdapter.FindAllAdapters()[0];
            WifiConnectionStatus status =
                _adapter.Connect(deployed.Ssid, WifiReconnectionKind.Automatic, deployed.Password).ConnectionStatus;
            if (status == WifiConnectionStatus.NetworkNotAvailable)
            {
                return "Network not found";
            }

            if (status == WifiConnectionStatus.InvalidCredential)
            {
                return "Check password";
            }

            // Any other may be the end of a try of the stack's own that this one interrupted: the address decides
            for (int i = 0; i < AddressTries && !HasAddress(); i++)
            {
                Thread.Sleep(TryMilliseconds);
            }

            return HasAddress() ? ""
                : status == WifiConnectionStatus.Success ? "No address given"
                : "Check name, password";
        }
    }
}
