using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pairing.Service.Settings;

namespace Pairing.Service.Address;

/// <summary>
/// The address that devices and people use: Pairing:PublicUrl, or this machine's own network address and the port. Never the
/// Host header, because the client controls it.
/// </summary>
public sealed class PublicAddress(PairingSettings settings, IServer server)
{
    private string? _base;

    /// <summary>Without a slash at the end. Also the issuer of tokens (RFC 8414 2). Available when the service listens.</summary>
    public string Base =>
        _base ??= string.IsNullOrEmpty(settings.PublicUrl) ? OfThisMachine() : Tidy(new Uri(settings.PublicUrl));

    /// <summary>The path of the address: empty or, for example, "/pairing".</summary>
    public static string PathOf(string? publicUrl) =>
        string.IsNullOrEmpty(publicUrl) ? "" : new Uri(publicUrl).AbsolutePath.TrimEnd('/');

    public string Of(string path) => Base + path;

    private static string Tidy(Uri url) =>
        $"{url.Scheme}://{Host(url)}{(url.IsDefaultPort ? "" : ":" + url.Port)}{url.AbsolutePath.TrimEnd('/')}";

    // International names use their ASCII form, which QR codes and simple JSON parsers can handle.
    private static string Host(Uri url) => url.HostNameType == UriHostNameType.Dns ? url.IdnHost : url.Host;

    private string OfThisMachine()
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        string? first = listening.FirstOrDefault(a => a.StartsWith("https:", StringComparison.Ordinal))
            ?? listening.FirstOrDefault();
        if (first is null)
        {
            throw new InvalidOperationException("The service has no address before it starts to listen.");
        }

        var address = BindingAddress.Parse(first);
        string host = IsEveryAddress(address.Host) ? OnNetwork() : address.Host;
        return Tidy(new UriBuilder(address.Scheme, host, address.Port).Uri);
    }

    private static bool IsEveryAddress(string host) => host is "*" or "+" or "0.0.0.0" or "[::]";

    /// <summary>The address that this machine uses to reach others. Connecting a UDP socket sends nothing.</summary>
    private static string OnNetwork()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(IPAddress.Parse("192.0.2.1"), 9); // RFC 5737: an address for documentation
            return ((IPEndPoint)socket.LocalEndPoint!).Address.ToString();
        }
        catch (SocketException)
        {
            return Dns.GetHostEntry(Dns.GetHostName()).AddressList
                .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a))?.ToString()
                    ?? "localhost";
        }
    }
}
