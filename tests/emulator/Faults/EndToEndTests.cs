extern alias board;
using System.Net;
using System.Net.Sockets;
using System.Text;
using board::Pairing.Emulator.Board;

namespace Pairing.Emulator.Tests.Faults;

/// <summary>What the man in the middle passes on, both ways, while he changes something else.</summary>
public sealed class EndToEndTests
{
    private const string Answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\nPreference-Applied: wait=25\r\n"
        + "Retry-After: 9\r\n"
        + "ETag: \"a\"\r\nWWW-Authenticate: Bearer\r\nWWW-Authenticate: Basic\r\nCache-Control: no-store\r\nX-Hop: 1\r\n"
        + "Keep-Alive: timeout=5\r\n"
        + "Connection: X-Hop, close\r\n\r\n{\"a\":1}";

    [Fact]
    public async Task All_headers_but_those_of_the_connection_arrive()
    {
        using VirtualBoard board = VirtualBoard.Create();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        string host = server.LocalEndpoint.ToString()!;
        Assert.True(board.Faults.Set("server=unknown-members"));
        Task<string> heard = ServeAsync(server);

        var (name, port) = board.Middle.Detour("127.0.0.1", ((IPEndPoint)server.LocalEndpoint).Port, default);
        string got = await AskAsync(name, port,
            $"GET /x HTTP/1.1\r\nHost: {host}\r\nPrefer: wait=25\r\nIf-None-Match: \"a\"\r\nX-Hop: 1\r\n"
                + "Connection: X-Hop, close\r\n\r\n");

        string asked = await heard;
        Assert.Contains("Prefer: wait=25\r\n", asked, StringComparison.Ordinal);
        Assert.Contains("If-None-Match: \"a\"\r\n", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Hop", asked, StringComparison.Ordinal);
        foreach (string line in new[] { "Preference-Applied: wait=25", "Retry-After: 9", "ETag: \"a\"",
            "WWW-Authenticate: Bearer", "WWW-Authenticate: Basic", "Cache-Control: no-store" })
        {
            Assert.Contains(line + "\r\n", got, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("X-Hop", got, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep-Alive", got, StringComparison.Ordinal);
        Assert.Single(got.Split("\r\n"), line => line.StartsWith("Content-Length:", StringComparison.Ordinal));
        Assert.Single(got.Split("\r\n"), line => line.StartsWith("Content-Type:", StringComparison.Ordinal));
    }

    private static async Task<string> ServeAsync(TcpListener server)
    {
        using TcpClient client = await server.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        string asked = "";
        byte[] buffer = new byte[4096];
        while (!asked.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            asked += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(Answer));
        return asked;
    }

    private static async Task<string> AskAsync(string host, int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }
}
