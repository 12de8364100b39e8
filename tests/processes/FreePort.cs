using System.Net;
using System.Net.Sockets;

namespace Pairing.Tests;

/// <summary>A port on which nobody listens, on IPv4 or IPv6, in this moment.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using TcpListener listener = new(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
