namespace Pairing.Firmware.Core.Setup.Dhcp
{
    /// <summary>Codes of options (RFC 2132, the section beside each).</summary>
    public static class DhcpOption
    {
        public const byte Pad = 0; // 3.1
        public const byte Mask = 1; // 3.3
        public const byte Router = 3; // 3.5
        public const byte NameServer = 6; // 3.8
        public const byte Requested = 50; // 9.1
        public const byte LeaseTime = 51; // 9.2
        public const byte Type = 53; // 9.6
        public const byte Server = 54; // 9.7
        public const byte Identifier = 61; // 9.14
        public const byte End = 255; // 3.2
    }
}
