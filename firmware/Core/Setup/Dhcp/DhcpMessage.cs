using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Setup.Dhcp
{
    /// <summary>What a client says, as much of it as the server of one small network acts on (RFC 2131 2, RFC 2132).</summary>
    public sealed class DhcpMessage
    {
        private DhcpMessage(byte[] bytes)
        {
            Transaction = Bytes.Part(bytes, TransactionAt, 4);
            Flags = Bytes.Part(bytes, FlagsAt, 2);
            Hardware = Bytes.Part(bytes, HardwareAt, HardwareLength);
            Address = Ipv4.Read(bytes, ClientAddressAt);
        }

        /// <summary>One of <see cref="DhcpType"/>.</summary>
        public byte Type;

        public readonly byte[] Transaction;

        public readonly byte[] Flags;

        public readonly byte[] Hardware;

        /// <summary>The address that the client has and uses; 0 for none.</summary>
        public readonly uint Address;

        /// <summary>The address that the client would like; 0 for none.</summary>
        public uint Requested;

        /// <summary>The server that the client means; 0 for none.</summary>
        public uint Server;

        /// <summary>The client identifier, where it sent one.</summary>
        public byte[]? Identifier;

        /// <summary>Who it is: its identifier, or else its hardware's type and address (RFC 2131 4.2).</summary>
        public byte[] Client
        {
            get
            {
                if (Identifier != null)
                {
                    return Identifier;
                }

                byte[] client = new byte[1 + HardwareLength];
                client[0] = Ethernet;
                Hardware.CopyTo(client, 1);
                return client;
            }
        }

        /// <summary>Null when it is none, or none for us: another relay's, another medium's, cut short.</summary>
        public static DhcpMessage? Read(byte[] bytes, int count)
        {
            if (count < OptionsAt || bytes[0] != BootRequest || bytes[1] != Ethernet || bytes[2] != HardwareLength
                || Ipv4.Read(bytes, RelayAt) != 0 || Ipv4.Read(bytes, CookieAt) != Cookie)
            {
                return null;
            }

            var message = new DhcpMessage(bytes);
            int at = OptionsAt;
            while (at < count && bytes[at] != DhcpOption.End)
            {
                int length = bytes[at] == DhcpOption.Pad ? -1 : at + 1 < count ? bytes[at + 1] : count;
                if (at + 2 + length > count || !message.Take(bytes[at], bytes, at + 2, length))
                {
                    return null;
                }

                at += 2 + length; // a pad is one byte alone
            }

            // RFC 2131 4.1: the last option is the end; RFC 2132 9.6: without a type it is BOOTP
            return at < count && message.Type != 0 ? message : null;
        }

        /// <summary>False when the option is not of its length.</summary>
        private bool Take(byte option, byte[] bytes, int at, int length)
        {
            switch (option)
            {
                case DhcpOption.Type:
                    Type = length == 1 ? bytes[at] : (byte)0;
                    return length == 1;
                case DhcpOption.Requested:
                    Requested = length == 4 ? Ipv4.Read(bytes, at) : 0;
                    return length == 4;
                case DhcpOption.Server:
                    Server = length == 4 ? Ipv4.Read(bytes, at) : 0;
                    return length == 4;
                case DhcpOption.Identifier:
                    Identifier = Bytes.Part(bytes, at, length);
                    return length >= 2; // RFC 2132 9.14
                default:
                    return true;
            }
        }

        private const byte BootRequest = 1;
        internal const uint Cookie = 0x63825363; // RFC 2131 3

        // RFC 2131 2, table 1
        internal const byte Ethernet = 1;
        internal const int HardwareLength = 6;
        internal const int TransactionAt = 4;
        internal const int FlagsAt = 10;
        internal const int ClientAddressAt = 12;
        internal const int YourAddressAt = 16;
        internal const int HardwareAt = 28;
        internal const int CookieAt = 236;
        internal const int OptionsAt = 240;
        private const int RelayAt = 24;
    }
}
