using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Pairing.Emulator.Board;

/// <summary>
/// The ports that the firmware listens on. The board has no address in the host's network, so each is a port of the loopback.
/// </summary>
public sealed class OpenPorts
{
    private readonly ConcurrentDictionary<(ProtocolType, int), int> _ports = new();
    private readonly VirtualBoard _board;

    internal OpenPorts(VirtualBoard board) => _board = board;

    /// <summary>Where the board's port is to be found; null: nobody listens there.</summary>
    public IPEndPoint? Find(int port, ProtocolType protocol = ProtocolType.Tcp) =>
        _ports.TryGetValue((protocol, port), out int host) ? new IPEndPoint(IPAddress.Loopback, host) : null;

    /// <returns>False when the port is taken.</returns>
    internal bool Add(ProtocolType protocol, int port, int host)
    {
        bool isFree = _ports.TryAdd((protocol, port), host);
        if (isFree)
        {
            _board.OnChanged();
        }

        return isFree;
    }

    internal void Remove(ProtocolType protocol, int port, int host)
    {
        if (_ports.TryRemove(new((protocol, port), host)))
        {
            _board.OnChanged();
        }
    }
}
