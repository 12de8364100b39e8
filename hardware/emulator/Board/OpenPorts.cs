using System.Collections.Concurrent;
using System.Net;

namespace Pairing.Emulator.Board;

/// <summary>The ports that the firmware listens on. The board has no address in the host's network, so each is a port of the loopback.</summary>
public sealed class OpenPorts
{
    private readonly ConcurrentDictionary<int, int> ports = new();
    private readonly VirtualBoard board;

    internal OpenPorts(VirtualBoard board) => this.board = board;

    /// <summary>Where the board's port is to be found; null: nobody listens there.</summary>
    public IPEndPoint? Find(int port) => ports.TryGetValue(port, out int host) ? new IPEndPoint(IPAddress.Loopback, host) : null;

    internal void Add(int port, int host)
    {
        ports[port] = host;
        board.OnChanged();
    }

    internal void Remove(int port, int host)
    {
        if (ports.TryRemove(new(port, host)))
        {
            board.OnChanged();
        }
    }
}
