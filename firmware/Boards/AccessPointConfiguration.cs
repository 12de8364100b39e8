using System.Device.Wifi;
using System.Net.NetworkInformation;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Boards
{
    /// <summary>The network that the chip opens. What is saved counts from the next start on.</summary>
    internal static class AccessPointConfiguration
    {
        /// <summary>Of the network that is open now; null when none is.</summary>
        public static SetupAccess? Read()
        {
            WirelessAPConfiguration? own = Own();
            bool isOpen = own != null && own.Options == WirelessAPConfiguration.ConfigurationOptions.AutoStart;
            return isOpen ? new SetupAccess(own!.Ssid, own.Password) : null;
        }

        /// <summary>Opens it at the next start.</summary>
        public static void Enable(SetupAccess access)
        {
            NetworkInterface network = Wifi.Find(NetworkInterfaceType.WirelessAP)!;
            network.EnableStaticIPv4(SetupAccess.Address, SetupAccess.Mask, SetupAccess.Address);
            WirelessAPConfiguration own = Own()!;
            own.Options = WirelessAPConfiguration.ConfigurationOptions.AutoStart;
            own.Ssid = access.Name;
            own.Encryption = EncryptionType.WPA2_PSK;
            Save(own, access.Password, AuthenticationType.WPA2);
        }

        /// <summary>The library takes a password of less than 8 characters only for a network that is open to all.</summary>
        public static void Disable()
        {
            WirelessAPConfiguration own = Own()!;
            own.Options = WirelessAPConfiguration.ConfigurationOptions.Disable;
            own.Encryption = EncryptionType.None;
            Save(own, "", AuthenticationType.Open);
        }

        private static void Save(WirelessAPConfiguration own, string password, AuthenticationType authentication)
        {
            own.Password = password;
            own.Authentication = authentication;
            own.MaxConnections = 1;
            own.SaveConfiguration();
        }

        private static WirelessAPConfiguration? Own()
        {
            NetworkInterface? network = Wifi.Find(NetworkInterfaceType.WirelessAP);
            return network == null ? null : WirelessAPConfiguration.GetAllWirelessAPConfigurations()[network.SpecificConfigId];
        }
    }
}
