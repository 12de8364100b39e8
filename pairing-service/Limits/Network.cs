using System.Net;
using System.Net.Sockets;

namespace Pairing.Service.Limits;

/// <summary>The network of a request: one IPv4 address or one IPv6 /64, the usual size for a household.</summary>
public static class Network
{
    private const int PrefixBytes = 64 / 8;

    /// <summary>64:ff9b::/96, which has all of IPv4 behind a translator (RFC 6052 2.1), and not one household.</summary>
    private static ReadOnlySpan<byte> Translated => [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>
    /// Of a request of unknown origin, the network of the proxy with a mark: such requests have limits of their own.
    /// </summary>
    public static string Of(HttpContext context) => context.Features.Get<UnlistedProxy>() is { } proxy
        ? "unknown via " + Of(proxy.Address)
        : Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        byte[] prefix = address.GetAddressBytes();
        if (prefix.AsSpan().StartsWith(Translated))
        {
            return new IPAddress(prefix.AsSpan(Translated.Length)).ToString();
        }

        prefix.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(prefix)}/64";
    }

    /// <summary>The address itself. An IPv4 address on an IPv6 socket is shown as IPv4.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };
}
