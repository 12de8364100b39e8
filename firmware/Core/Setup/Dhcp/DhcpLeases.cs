using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Setup.Dhcp
{
    /// <summary>
    /// Who has which address: one phone at a time, and those that came before it. They are forgotten with the power.
    /// </summary>
    public sealed class DhcpLeases
    {
        /// <summary>How many addresses there are to give, from <see cref="First"/> on.</summary>
        public const int Count = 8;

        public const uint First = SetupAccess.AddressNumber + 1;

        private readonly byte[]?[] _clients = new byte[]?[Count];
        private readonly long[] _ends = new long[Count];

        /// <summary>The client's address, also when its time is over and nobody else has it; 0 for none.</summary>
        public uint Find(byte[] client)
        {
            int place = Place(client);
            return place < 0 ? 0 : First + (uint)place;
        }

        /// <summary>
        /// The client's own address, else the one that it would like if that is free, else any (RFC 2131 4.3.1); 0 when none is
        /// left.
        /// </summary>
        public uint Offer(byte[] client, uint liked, long now, long end)
        {
            int place = Place(client);
            if (place < 0 && liked >= First && liked < First + Count && IsFree((int)(liked - First), now))
            {
                place = (int)(liked - First);
            }

            for (int i = 0; i < Count && place < 0; i++)
            {
                place = _clients[i] == null ? i : -1;
            }

            for (int i = 0; i < Count && place < 0; i++)
            {
                place = IsFree(i, now) ? i : -1;
            }

            if (place < 0)
            {
                return 0;
            }

            _clients[place] = client;
            _ends[place] = _ends[place] > end ? _ends[place] : end; // an offer takes nothing from a lease
            return First + (uint)place;
        }

        /// <summary>The address that it has stays its own until then.</summary>
        public void Extend(byte[] client, long end)
        {
            _ends[Place(client)] = end;
        }

        public void Free(byte[] client)
        {
            int place = Place(client);
            if (place >= 0)
            {
                _ends[place] = 0;
            }
        }

        /// <summary>Somebody else uses the address: it is nobody's until then.</summary>
        public void Withhold(byte[] client, long end)
        {
            int place = Place(client);
            if (place >= 0)
            {
                _clients[place] = new byte[0];
                _ends[place] = end;
            }
        }

        private bool IsFree(int place, long now)
        {
            return _clients[place] == null || now >= _ends[place];
        }

        private int Place(byte[] client)
        {
            for (int i = 0; i < Count; i++)
            {
                if (Bytes.AreEqual(_clients[i], client))
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
