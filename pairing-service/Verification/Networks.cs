using System.Net;
using System.Net.Sockets;

namespace Pairing.Service.Verification;

/// <summary>Whether a device asked from the network that the person is in: the best sign against a far-away attacker (RFC 10027).</summary>
public enum Nearness
{
    Same,
    Other,

    /// <summary>The two addresses say nothing about each other.</summary>
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

        (device, person) = (Plain(device), Plain(person));
        if (device.Equals(person))
        {
            return Nearness.Same;
        }

        // The service's own machine is in the home network of whoever reaches it there without a router between.
        if (IPAddress.IsLoopback(device) || IPAddress.IsLoopback(person))
        {
            return IsHome(device) && IsHome(person) ? Nearness.Same : Nearness.Other;
        }

        if (device.AddressFamily != person.AddressFamily)
        {
            return Nearness.Unknown; // one came by IPv4 and one by IPv6, which says nothing
        }

        int prefix = device.AddressFamily == AddressFamily.InterNetworkV6 ? 64 : IsHome(device) ? 24 : 32;
        return new System.Net.IPNetwork(Cut(device, prefix), prefix).Contains(person) ? Nearness.Same : Nearness.Other;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress Cut(IPAddress address, int prefix)
    {
        byte[] bytes = address.GetAddressBytes();
        Array.Clear(bytes, prefix / 8, bytes.Length - (prefix / 8));
        return new IPAddress(bytes);
    }

    /// <summary>Addresses that no router of the Internet carries.</summary>
    private static bool IsHome(IPAddress address) =>
        IPAddress.IsLoopback(address) || Array.Exists(Home, network => network.Contains(address));

    private static readonly System.Net.IPNetwork[] Home =
    [
        System.Net.IPNetwork.Parse("10.0.0.0/8"), // RFC 1918 3
        System.Net.IPNetwork.Parse("172.16.0.0/12"),
        System.Net.IPNetwork.Parse("192.168.0.0/16"),
        System.Net.IPNetwork.Parse("169.254.0.0/16"), // RFC 3927
        System.Net.IPNetwork.Parse("fe80::/10"), // RFC 4291 2.5.6
        System.Net.IPNetwork.Parse("fc00::/7"), // RFC 4193
    ];
}
