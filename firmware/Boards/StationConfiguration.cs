using System.Net.NetworkInformation;

namespace Pairing.Firmware.Boards
{
    /// <summary>What the chip keeps of the network to join.</summary>
    internal static class StationConfiguration
    {
        /// <summary>What is deployed; null for nothing.</summary>
        public static Wireless80211Configuration? Read()
        {
            NetworkInterface? network = Wifi.Find(NetworkInterfaceType.Wireless80211);
            return network == null
                ? null
                : Wireless80211Configuration.GetAllWireless80211Configurations()[network.SpecificConfigId];
        }

        /// <summary>Name and password, to see a change by.</summary>
        public static string Describe()
        {
            Wireless80211Configuration? station = Read();
            return station == null ? "" : station.Ssid + "\n" + station.Password;
        }

        /// <summary>
        /// A station that keeps looking for its network would take the access point along from channel to channel.
        /// </summary>
        public static void KeepFromJoining()
        {
            Set(Wireless80211Configuration.ConfigurationOptions.Enable);
        }

        public static void LetJoin()
        {
            Set(Wireless80211Configuration.ConfigurationOptions.AutoConnect);
        }

        /// <summary>Nothing where no network is deployed.</summary>
        private static void Set(Wireless80211Configuration.ConfigurationOptions options)
        {
            Wireless80211Configuration? station = Read();
            if (station != null && station.Ssid.Length > 0)
            {
                station.Options = options;
                station.SaveConfiguration();
            }
        }

        public static void Save(string name, string password)
        {
            Wireless80211Configuration station = Read()!;
            station.Ssid = name;
            station.Password = password;
            station.Authentication = password.Length > 0 ? AuthenticationType.WPA2 : AuthenticationType.Open;
            station.Encryption = password.Length > 0 ? EncryptionType.WPA2_PSK : EncryptionType.None;
            station.SaveConfiguration();
        }
    }
}
