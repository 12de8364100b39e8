using System;
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

        public void Write(string[] names)
        {
            string text = "";
            foreach (string name in names)
            {
                text += text.Length == 0 ? name : "\n" + name;
            }

            _record.Write(Encoding.UTF8.GetBytes(text));
        }

        /// <summary>Each once, the strongest first, without hidden ones.</summary>
        public static string[] Names(WifiAvailableNetwork[] networks)
        {
            string[] names = new string[Most];
            int count = 0;
            while (count < Most)
            {
                WifiAvailableNetwork? strongest = null;
                foreach (WifiAvailableNetwork network in networks)
                {
                    bool isNew = network.Ssid.Length > 0 && network.Ssid.IndexOf('\n') < 0 && !Has(names, count, network.Ssid);
                    if (isNew
                        && (strongest == null
                            || network.NetworkRssiInDecibelMilliwatts > strongest.NetworkRssiInDecibelMilliwatts))
                    {
                        strongest = network;
                    }
                }

                if (strongest == null)
                {
                    break;
                }

                names[count++] = strongest.Ssid;
            }

            string[] found = new string[count];
            Array.Copy(names, found, count);
            return found;
        }

        private static bool Has(string[] names, int count, string name)
        {
            for (int i = 0; i < count; i++)
            {
                string found = names[i]; // the board's CLR cannot compare an element of a sized array in place (FACTS.md 1)
                if (found == name)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
