using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace Pairing.Emulator.Wifi;

/// <summary>
/// The network that the board opens itself, its setup network. Each port of a phone in it is a port of the host.
/// </summary>
internal sealed class OwnNetwork
{
    /// <summary>The address that the access point has, whatever the firmware says.</summary>
    public const string Address = "192.168.4.1";

    private readonly ConcurrentDictionary<StationPort, bool> _ports = new();

    public void Add(StationPort port) => _ports[port] = true;

    public void Remove(StationPort port) => _ports.TryRemove(port, out _);

    /// <summary>All phones that receive a datagram to this address: every phone for a broadcast.</summary>
    public IEnumerable<IPEndPoint> ReceiversOf(IPEndPoint to) => _ports.Keys
        .Where(port => port.Number == to.Port && (to.Address.Equals(IPAddress.Broadcast) || to.Address.Equals(port.Address)))
        .Select(port => port.Host);

    /// <summary>The sender as the board sees it: a phone without an address yet sends from 0.0.0.0 (RFC 2131 4.1).</summary>
    /// <returns>Null when the sender is not in the network.</returns>
    public IPEndPoint? SenderAt(IPEndPoint host) => _ports.Keys.FirstOrDefault(port => port.Host.Equals(host)) is { } port
        ? new(port.Address ?? IPAddress.Any, port.Number)
        : null;
}
