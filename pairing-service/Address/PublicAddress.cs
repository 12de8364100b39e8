using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pairing.Service.Settings;

namespace Pairing.Service.Address;

/// <summary>
/// The address under which devices and people find the service: Pairing:PublicUrl, else this machine's own address on
/// its network with the port it listens on. Never the Host header: whoever sends a request writes that.
/// </summary>
public sealed class PublicAddress(PairingSettings settings, IServer server)
{
    private string? _base;

    /// <summary>Without a slash at its end. Also the issuer of tokens (RFC 8414 2). Known once the service listens.</summary>
    public string Base => _base ??= string.IsNullOrEmpty(settings.PublicUrl) ? OfThisMachine() : Tidy(new Uri(settings.PublicUrl));

    /// <summary>The path part of the address, empty or as "/pairing".</summary>
    public static string PathOf(string? publicUrl) =>
        string.IsNullOrEmpty(publicUrl) ? "" : new Uri(publicUrl).AbsolutePath.TrimEnd('/');

    public string Of(string path) => Base + path;

    private static string Tidy(Uri url) =>
        $"{url.Scheme}://{Host(url)}{(url.IsDefaultPort ? "" : ":" + url.Port)}{url.AbsolutePath.TrimEnd('/')}";

    // An international name travels in its ASCII form: that is what a QR code and a small JSON reader can hold.
    private static string Host(Uri url) => url.HostNameType == UriHostNameType.Dns ? url.IdnHost : url.Host;

    private string OfThisMachine()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        string? first = listening.FirstOrDefault(a => a.StartsWith("https:", StringComparison.Ordinal)) ?? listening.FirstOrDefault();
        if (first is null)
        {
            throw new InvalidOperationException("The service has no address before it listens.");
        }

        var address = BindingAddress.Parse(first);
        string host = IsEveryAddress(address.Host) ? OnNetwork() : address.Host;
        return Tidy(new UriBuilder(address.Scheme, host, address.Port).Uri);
    }

    private static bool IsEveryAddress(string host) => host is "*" or "+" or "0.0.0.0" or "[::]";

    /// <summary>The address from which this machine would reach another; a UDP "connection" sends nothing.</summary>
    private static string OnNetwork()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(IPAddress.Parse("192.0.2.1"), 9); // RFC 5737: an address that is nobody's
            return ((IPEndPoint)socket.LocalEndPoint!).Address.ToString();
        }
        catch (SocketException)
        {
            return Dns.GetHostEntry(Dns.GetHostName()).AddressList
                .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a))?.ToString() ?? "localhost";
        }
    }
}
