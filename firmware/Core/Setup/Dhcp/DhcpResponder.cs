namespace Pairing.Firmware.Core.Setup.Dhcp
{
    /// <summary>
    /// Gives a phone in the setup network its address (RFC 2131), which the board's runtime does not. What is wrong or not for
    /// us gets no answer.
    /// </summary>
    public sealed class DhcpResponder : Responder
    {
        /// <summary>As long as the network stays open when nobody uses it.</summary>
        public const int LeaseSeconds = 600;

        private const int OfferSeconds = 30; // for the client to say that it takes it

        private readonly IClock _clock;
        private readonly ILog _log;
        private readonly DhcpLeases _leases = new DhcpLeases();

        public DhcpResponder(IClock clock, ILog log)
            : base(67) // RFC 2131 4.1
        {
            _clock = clock;
            _log = log;
        }

        public override Datagram? Respond(byte[] bytes, int count)
        {
            DhcpMessage? message = DhcpMessage.Read(bytes, count);
            switch (message == null ? 0 : message.Type)
            {
                case DhcpType.Discover: return Offer(message!);
                case DhcpType.Request: return Confirm(message!);
                case DhcpType.Decline: return Decline(message!);
                case DhcpType.Release: return Release(message!);
                case DhcpType.Inform: return Inform(message!);
                default: return null;
            }
        }

        private Datagram? Offer(DhcpMessage message)
        {
            long now = _clock.Milliseconds;
            uint address = _leases.Offer(message.Client, message.Requested, now, now + OfferSeconds * 1000);
            return address == 0 ? null : DhcpReply.Offer(message, address, LeaseSeconds);
        }

        /// <summary>RFC 2131 4.3.2; what the client is about is told by the fields that it fills (table 4).</summary>
        private Datagram? Confirm(DhcpMessage message)
        {
            uint own = _leases.Find(message.Client);
            if (message.Server != 0 && message.Server != SetupAccess.AddressNumber)
            {
                _leases.Free(message.Client); // SELECTING: it took another server's offer
                return null;
            }

            bool isSelecting = message.Server != 0;
            uint wanted = message.Requested != 0 ? message.Requested : isSelecting ? 0 : message.Address;
            bool isRebooting = !isSelecting && message.Requested != 0;
            bool isUnknown = isRebooting && own == 0 && IsHere(wanted);
            if (wanted == 0 || isUnknown)
            {
                return null; // INIT-REBOOT without a record of it: silence, and it begins anew
            }

            if (wanted != own)
            {
                _log.Line("setup: refused " + Ipv4.Text(wanted));
                return DhcpReply.Nak(message); // another network's address, or another client's
            }

            _leases.Extend(message.Client, _clock.Milliseconds + LeaseSeconds * 1000);
            _log.Line("setup: gave " + Ipv4.Text(own));
            return DhcpReply.Ack(message, own, LeaseSeconds);
        }

        /// <summary>RFC 2131 4.3.3</summary>
        private Datagram? Decline(DhcpMessage message)
        {
            if (message.Server == SetupAccess.AddressNumber && message.Requested == _leases.Find(message.Client))
            {
                _leases.Withhold(message.Client, _clock.Milliseconds + LeaseSeconds * 1000);
            }

            return null;
        }

        /// <summary>RFC 2131 4.3.4</summary>
        private Datagram? Release(DhcpMessage message)
        {
            if (message.Server == SetupAccess.AddressNumber && message.Address == _leases.Find(message.Client))
            {
                _leases.Free(message.Client);
            }

            return null;
        }

        /// <summary>RFC 2131 4.3.5: it has an address, set by hand, and asks for the rest.</summary>
        private static Datagram? Inform(DhcpMessage message)
        {
            return IsHere(message.Address) ? DhcpReply.Inform(message) : null;
        }

        private static bool IsHere(uint address)
        {
            return (address & SetupAccess.MaskNumber) == (SetupAccess.AddressNumber & SetupAccess.MaskNumber);
        }
    }
}
