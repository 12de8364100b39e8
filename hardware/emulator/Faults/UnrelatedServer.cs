using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Faults;

/// <summary>
/// The web server at which a board ends up that was told a wrong address for a name: somebody's printer. Its page is no answer to
/// anything, and its certificate is its own.
/// </summary>
internal static class UnrelatedServer
{
    private const byte TlsHandshake = 22; // RFC 8446 5.1
    private const string Page = "<!doctype html><title>Printer</title><h1>No such page</h1>";

    private static readonly Lazy<HostCertificate> Certificate = new(MakeCertificate);

    private static readonly byte[] Answer = Encoding.ASCII.GetBytes(
        $"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}");

    /// <summary>Waits for one connection of a board.</summary>
    /// <returns>Where it waits.</returns>
    public static (string Host, int Port) Invite(CancellationToken cut)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = TalkAsync(listener, cut);
        return ("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
    }

    private static async Task TalkAsync(TcpListener listener, CancellationToken cut)
    {
        try
        {
            using (listener)
            using (TcpClient client = await listener.AcceptTcpClientAsync(cut))
            {
                byte[] first = new byte[1];
                await client.Client.ReceiveAsync(first, SocketFlags.Peek, cut);
                await using Stream stream = first[0] == TlsHandshake
                    ? await SecureAsync(client.GetStream(), cut)
                    : client.GetStream();
                if (await CapturedRequest.ReadAsync(stream, cut) != null)
                {
                    await stream.WriteAsync(Answer, cut);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or HostSocketException
            or System.Security.Authentication.AuthenticationException)
        {
            // the board has hung up, or its power has gone
        }
    }

    private static async Task<Stream> SecureAsync(NetworkStream stream, CancellationToken cut)
    {
        var secure = new HostSslStream(stream);
        await secure.AuthenticateAsServerAsync(new() { ServerCertificate = Certificate.Value }, cut);
        return secure;
    }

    private static HostCertificate MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=printer.home.arpa", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
