using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Pairing.Service.Limits;

/// <summary>
/// The prefixes that a network is in. They share limits, because a crowd of networks is often one customer: providers give away
/// IPv6 by the /56 or /48, and IPv4 addresses are neighbors in a /24.
/// </summary>
/// <remarks>
/// IPv6: /64, /56, /48, /32. IPv4: the address, /24. A network of unknown origin is in no prefix but itself.
/// </remarks>
public static class Prefixes
{
    /// <summary>All of them, the network itself first.</summary>
    /// <param name="network">From <see cref="Network"/>.</param>
    public static Prefix[] Of(string network)
    {
        if (network.EndsWith("/64", StringComparison.Ordinal) && IPAddress.TryParse(network.AsSpan()[..^3], out var six))
        {
            Span<byte> bytes = stackalloc byte[16];
            six.TryWriteBytes(bytes, out _);
            return
            [
                new(network, Width.Network), Cut(bytes, Width.Customer), Cut(bytes, Width.Site), Cut(bytes, Width.Provider),
            ];
        }

        return IPAddress.TryParse(network, out var four) && four.AddressFamily == AddressFamily.InterNetwork
            ? [new(network, Width.Network), new($"{network[..network.LastIndexOf('.')]}.0/24", Width.Site)]
            : [new(network, Width.Network)];
    }

    /// <summary>Without the provider's, for limits that one customer could use up for all of a provider.</summary>
    public static Prefix[] WithinSite(string network) => Array.FindAll(Of(network), prefix => prefix.Width <= Width.Site);

    /// <summary>The widest of these.</summary>
    public static string SiteOf(string network) => WithinSite(network)[^1].Text;

    /// <summary>Cuts the address to its first bits, from the longest prefix to the shortest.</summary>
    private static Prefix Cut(Span<byte> address, Width width)
    {
        int bits = width switch { Width.Customer => 56, Width.Site => 48, _ => 32 };
        address[(bits / 8)..].Clear();
        return new Prefix($"{new IPAddress(address)}/{bits}", width);
    }
}

/// <param name="Text">For example "2001:db8:1::/48".</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Prefix(string Text, Width Width)
{
    /// <summary>How many times the limit of one network it has.</summary>
    public int Times => Width switch { Width.Network => 1, Width.Customer => 2, Width.Site => 3, _ => 30 };
}

/// <summary>How wide a prefix is.</summary>
public enum Width
{
    /// <summary>One IPv4 address or one IPv6 /64.</summary>
    Network,

    /// <summary>IPv6 /56</summary>
    Customer,

    /// <summary>IPv6 /48 or IPv4 /24</summary>
    Site,

    /// <summary>IPv6 /32</summary>
    Provider,
}
