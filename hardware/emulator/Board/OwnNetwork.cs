using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Pairing.Emulator.Phones;

namespace Pairing.Emulator.Board;

/// <summary>The air of the board's own network: which phone's port is which port of the host, where all of them are real.</summary>
internal sealed class OwnNetwork
{
    /// <summary>The address that the access point has, whatever the firmware says.</summary>
    public const string Address = "192.168.4.1";

    private readonly ConcurrentDictionary<PhonePort, bool> ports = new();

    public void Add(PhonePort port) => ports[port] = true;

    public void Remove(PhonePort port) => ports.TryRemove(port, out _);

    /// <summary>All that hear it, or the one that has this address.</summary>
    public IEnumerable<IPEndPoint> WhoHears(IPEndPoint to) => ports.Keys
        .Where(port => port.Number == to.Port && (to.Address.Equals(IPAddress.Broadcast) || to.Address.Equals(port.Phone.Address)))
        .Select(port => port.Host);

    /// <summary>As the board sees it: a phone without an address yet sends from 0.0.0.0 (RFC 2131 4.1).</summary>
    public IPEndPoint? WhoSent(IPEndPoint host) =>
        ports.Keys.FirstOrDefault(port => port.Host.Equals(host)) is { } port ? new(port.Phone.Address ?? IPAddress.Any, port.Number) : null;
}
