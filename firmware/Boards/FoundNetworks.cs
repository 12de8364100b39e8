using System.Device.Wifi;
using System.Text;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Boards
{
    /// <summary>The names that a scan found, kept over the restart after it, one a line.</summary>
    internal sealed class FoundNetworks
    {
        private const string RecordName = "networks";
        private const int Most = 12;

        private readonly Slots _record;

        public FoundNetworks(IFlash flash)
        {
            _record = new Slots(flash, RecordName);
        }

        public string[] Read()
        {
            byte[]? names = _record.Read();
            return names == null || names.Length == 0
                ? new string[0]
                : Encoding.UTF8.GetString(names, 0, names.Length).Split('\n');
        }

        /// <param name="names">One a line.</param>
        public void Write(string names)
        {
            _record.Write(Encoding.UTF8.GetBytes(names));
        }

        /// <summary>Each once, the strongest first, without hidden ones; one a line.</summary>
        public static string Names(WifiAvailableNetwork[] networks)
        {
            string names = "\n";
            for (int count = 0; count < Most; count++)
            {
                WifiAvailableNetwork? strongest = null;
                foreach (WifiAvailableNetwork network in networks)
                {
                    string name = network.Ssid;
                    bool isNew = name.Length > 0 && name.IndexOf('\n') < 0 && names.IndexOf("\n" + name + "\n") < 0;
                    if (isNew
                        && (strongest == null
                            || network.NetworkRssiInDecibelMilliwatts > strongest.NetworkRssiInDecibelMilliwatts))
                    {
                        strongest = network;
                    }
                }

                names += strongest == null ? "" : strongest.Ssid + "\n";
            }

            return names.Trim('\n');
        }
    }
}
