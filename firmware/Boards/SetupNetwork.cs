using System;
using System.Device.Wifi;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.Runtime.Native;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Setup.Dhcp;
using Pairing.Firmware.Core.Setup.Dns;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Boards
{
    /// <summary>The chip's access point. Its configuration takes effect at a start: a restart opens and closes it.</summary>
    internal sealed class SetupNetwork : ISetupNetwork
    {
        private const int ScanMilliseconds = 15000;

        private readonly AutoResetEvent _isScanned = new AutoResetEvent(false);
        private readonly ILog _log;
        private readonly FoundNetworks _found;
        private readonly SetupServer _server;
        private readonly SetupDatagrams _dhcp;
        private readonly SetupDatagrams _dns;
        private readonly SetupAccess? _access;
        private SetupAccess? _opening;
        private bool _hasFailed;

        public SetupNetwork(ILog log, IFlash flash, IClock clock, AutoResetEvent wake)
        {
            _log = log;
            _found = new FoundNetworks(flash);
            _server = new SetupServer(log, clock, wake);
            _dhcp = new SetupDatagrams(log, new DhcpResponder(clock, log));
            _dns = new SetupDatagrams(log, new DnsResponder());
            _access = AccessPointConfiguration.Read();
        }

        public SetupAccess? Access
        {
            get { return _access; }
        }

        public string[] Networks
        {
            get { return _found.Read(); }
        }

        public void Scan()
        {
            new Thread(() => Try(KeepScan)).Start();
        }

        public bool CanRead(string certificate)
        {
            try
            {
                _ = new X509Certificate(certificate); // it parses at once
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        public string Station
        {
            get { return StationConfiguration.Describe(); }
        }

        public bool HasFailed
        {
            get { return _hasFailed; }
        }

        public void Open(SetupAccess access)
        {
            if (_opening == null)
            {
                _opening = access;
                _hasFailed = false;
                new Thread(ScanAndOpen).Start();
            }
        }

        public void Serve()
        {
            _dhcp.Start();
            _dns.Start();
            _server.Start();
        }

        public string? TryTake()
        {
            return _server.Take();
        }

        public void Respond(string response)
        {
            _server.Answer(response);
        }

        public bool Save(string name, string password)
        {
            try
            {
                StationConfiguration.Save(name, password);
                return Station == name + "\n" + password;
            }
            catch (Exception e)
            {
                _log.Line("setup: " + e.Message);
                return false;
            }
        }

        public void Close()
        {
            Try(_dhcp.Close);
            Try(_dns.Close);
            Try(AccessPointConfiguration.Disable);
            Try(StationConfiguration.LetJoin);
            Power.RebootDevice(); // whatever has failed
        }

        private void ScanAndOpen()
        {
            _found.Write(""); // where the scan fails the form asks for the name
            Try(KeepScan);
            Try(StationConfiguration.KeepFromJoining);
            if (Try(() => AccessPointConfiguration.Enable(_opening!)))
            {
                Power.RebootDevice();
                return; // it may take a moment
            }

            _hasFailed = true;
            _opening = null; // last: from here on it may be opened again
        }

        private bool Try(ThreadStart step)
        {
            try
            {
                step();
                return true;
            }
            catch (Exception e)
            {
                _log.Line("setup: " + e.Message);
                return false;
            }
        }

        private void KeepScan()
        {
            WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
            _isScanned.Reset();
            adapter.AvailableNetworksChanged += Note;
            adapter.ScanAsync();
            bool isDone = _isScanned.WaitOne(ScanMilliseconds, false);
            adapter.AvailableNetworksChanged -= Note;
            if (isDone)
            {
                _found.Write(FoundNetworks.Names(adapter.NetworkReport.AvailableNetworks));
            }
        }

        private void Note(WifiAdapter adapter, object e)
        {
            _isScanned.Set();
        }
    }
}
