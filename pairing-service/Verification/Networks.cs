using System.Net;
using System.Net.Sockets;

namespace Pairing.Service.Verification;

/// <summary>
/// Whether the device and the person are on the same network. This is the best protection against a remote attacker (RFC
/// 10027).
/// </summary>
public enum Nearness
{
    Same,
    Different,

    /// <summary>The two addresses cannot be compared.</summary>
    Unknown,
}

public static class Networks
{
    public static Nearness Compare(IPAddress? device, IPAddress? person)
    {
        if (device is null || person is null)
        {
            return Nearness.Unknown;
        }

        (device, person) = (Unmap(device), Unmap(person));
        if (device.Equals(person))
        {
            return Nearness.Same;
        }

        // The service's own machine is on the home network of everyone who reaches it without a router.
        if (IPAddress.IsLoopback(device) || IPAddress.IsLoopback(person))
        {
            return IsPrivate(device) && IsPrivate(person) ? Nearness.Same : Nearness.Different;
        }

        if (device.AddressFamily != person.AddressFamily)
        {
            return Nearness.Unknown; // one uses IPv4 and the other IPv6
        }

        int prefix = device.AddressFamily == AddressFamily.InterNetworkV6 ? 64 : IsPrivate(device) ? 24 : 32;
        return new System.Net.IPNetwork(Mask(device, prefix), prefix).Contains(person) ? Nearness.Same : Nearness.Different;
    }

    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress Mask(IPAddress address, int prefix)
    {
        byte[] bytes = address.GetAddressBytes();
        Array.Clear(bytes, prefix / 8, bytes.Length - (prefix / 8));
        return new IPAddress(bytes);
    }

    /// <summary>Addresses that are not routed on the internet.</summary>
    private static bool IsPrivate(IPAddress address) =>
        IPAddress.IsLoopback(address) || Array.Exists(PrivateNetworks, network => network.Contains(address));

    private static readonly System.Net.IPNetwork[] PrivateNetworks =
    [
        System.Net.IPNetwork.Parse("10.0.0.0/8"), // RFC 1918 3
        System.Net.IPNetwork.Parse("172.16.0.0/12"),
        System.Net.IPNetwork.Parse("192.168.0.0/16"),
        System.Net.IPNetwork.Parse("169.254.0.0/16"), // RFC 3927
        System.Net.IPNetwork.Parse("fe80::/10"), // RFC 4291 2.5.6
        System.Net.IPNetwork.Parse("fc00::/7"), // RFC 4193
    ];
}
