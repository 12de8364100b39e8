using System;

namespace Pairing.Firmware.Core.Setup.Dhcp
{
    /// <summary>What the server says (RFC 2131 4.3.1, table 3).</summary>
    internal sealed class DhcpReply
    {
        // The longest: 240, and 40 of options with a client identifier of 257; a client takes 548 (RFC 2131 2)
        private const int MostBytes = 548;
        private const int FewestBytes = 300; // RFC 1542 2.1
        private const int ClientPort = 68; // RFC 2131 4.1

        private readonly byte[] _bytes = new byte[MostBytes];
        private readonly DhcpMessage _to;
        private int _count = DhcpMessage.OptionsAt;

        private DhcpReply(byte type, DhcpMessage to)
        {
            _to = to;
            _bytes[0] = 2; // BOOTREPLY
            _bytes[1] = DhcpMessage.Ethernet;
            _bytes[2] = DhcpMessage.HardwareLength;
            to.Transaction.CopyTo(_bytes, DhcpMessage.TransactionAt);
            to.Flags.CopyTo(_bytes, DhcpMessage.FlagsAt);
            to.Hardware.CopyTo(_bytes, DhcpMessage.HardwareAt);
            Ipv4.Write(DhcpMessage.Cookie, _bytes, DhcpMessage.CookieAt);
            Add(DhcpOption.Type, new byte[] { type });
            Add(DhcpOption.Server, SetupAccess.AddressNumber);
            if (to.Identifier != null)
            {
                Add(DhcpOption.Identifier, to.Identifier); // RFC 6842 3
            }
        }

        public static Datagram Offer(DhcpMessage to, uint address, int seconds)
        {
            var reply = new DhcpReply(DhcpType.Offer, to);
            reply.Give(address, seconds);
            return reply.Send(0);
        }

        public static Datagram Ack(DhcpMessage to, uint address, int seconds)
        {
            var reply = new DhcpReply(DhcpType.Ack, to);
            Ipv4.Write(to.Address, reply._bytes, DhcpMessage.ClientAddressAt);
            reply.Give(address, seconds);
            return reply.Send(to.Address);
        }

        /// <summary>Neither an address nor a lease time (RFC 2131 4.3.5).</summary>
        public static Datagram Inform(DhcpMessage to)
        {
            var reply = new DhcpReply(DhcpType.Ack, to);
            Ipv4.Write(to.Address, reply._bytes, DhcpMessage.ClientAddressAt);
            reply.AddNetwork();
            return reply.Send(to.Address);
        }

        /// <summary>To all, since the address that the client has may not be right (RFC 2131 4.3.2).</summary>
        public static Datagram Nak(DhcpMessage to)
        {
            return new DhcpReply(DhcpType.Nak, to).Send(0);
        }

        private void Give(uint address, int seconds)
        {
            Ipv4.Write(address, _bytes, DhcpMessage.YourAddressAt);
            Add(DhcpOption.LeaseTime, (uint)seconds);
            AddNetwork();
        }

        private void AddNetwork()
        {
            Add(DhcpOption.Mask, SetupAccess.MaskNumber); // before the router: RFC 2132 3.3
            Add(DhcpOption.Router, SetupAccess.AddressNumber);
            Add(DhcpOption.NameServer, SetupAccess.AddressNumber);
        }

        private void Add(byte option, uint value)
        {
            Add(option, Ipv4.Bytes(value));
        }

        private void Add(byte option, byte[] value)
        {
            _bytes[_count++] = option;
            _bytes[_count++] = (byte)value.Length;
            value.CopyTo(_bytes, _count);
            _count += value.Length;
        }

        /// <param name="address">0: to all, as RFC 2131 4.1 allows where the hardware address is unknown outside of the
        /// stack.</param>
        private Datagram Send(uint address)
        {
            _bytes[_count++] = DhcpOption.End;
            byte[] bytes = new byte[Math.Max(_count, FewestBytes)];
            Array.Copy(_bytes, bytes, _count);
            return new Datagram(bytes, Ipv4.Bytes(address == 0 ? Ipv4.Broadcast : address), ClientPort);
        }
    }
}
