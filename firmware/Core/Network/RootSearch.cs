using Pairing.Firmware.Core.Roots;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Network
{
    /// <summary>
    /// Which of the common roots to trust with a server: the board's TLS takes one as DER, so that they are tried one after the
    /// other. The one that fits is kept, over restarts too.
    /// </summary>
    public sealed class RootSearch
    {
        private const int Places = 8;
        private const int HostAt = 8; // behind https://

        private readonly Slots _record;
        private readonly byte[] _roots;
        private int _misses;

        public RootSearch(IFlash flash)
        {
            _record = new Slots(flash, "roots");
            byte[]? kept = _record.Read();
            _roots = kept != null && kept.Length == Places ? kept : new byte[Places];
        }

        /// <summary>As DER.</summary>
        public byte[] Root(string url)
        {
            return CommonRoots.Der(_roots[Place(url)]);
        }

        /// <summary>The server was not trusted. True until all have been tried.</summary>
        public bool TryNext(string url)
        {
            int place = Place(url);
            _roots[place] = (byte)((_roots[place] + 1) % CommonRoots.Count);
            _misses = (_misses + 1) % CommonRoots.Count;
            return _misses > 0;
        }

        /// <summary>A server was trusted.</summary>
        public void Keep()
        {
            if (_misses > 0)
            {
                _misses = 0;
                _record.Write(_roots);
            }
        }

        /// <summary>By the length of the host's name: two of one length only try more often.</summary>
        private static int Place(string url)
        {
            return url.IndexOf('/', HostAt) & (Places - 1);
        }
    }
}
