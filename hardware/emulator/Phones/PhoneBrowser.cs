using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Wifi;

namespace Pairing.Emulator.Phones;

/// <summary>What a phone opens in the board's own network: names by the board's DNS, and no machine but the board.</summary>
internal static class PhoneBrowser
{
    public static HttpClient Of(Phone phone, bool followsRedirects) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = followsRedirects,
        ConnectCallback = async (context, cancellation) => await ConnectAsync(phone, context.DnsEndPoint, cancellation),
    })
    {
        BaseAddress = new HostUri($"http://{OwnNetwork.Address}/"),
    };

    private static async Task<Stream> ConnectAsync(Phone phone, DnsEndPoint to, CancellationToken cancellation)
    {
        IPAddress? address = IPAddress.TryParse(to.Host, out IPAddress? figures)
            ? figures
            : await phone.ResolveAsync(to.Host, 1, cancellation);
        IPEndPoint there = (address?.ToString() == OwnNetwork.Address ? phone.Find(to.Port) : null)
            ?? throw new HttpRequestException($"{to.Host} is not to be had.");
        var socket = new HostSocket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(there, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
