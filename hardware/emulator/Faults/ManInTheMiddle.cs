using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Faults;

/// <summary>
/// Stands between a board and every server while there is a lie to tell. Each connection of the board gets a port of its own
/// here, so that the board needs no other settings. It has no certificate: a TLS connection that it does not leave silent
/// or refuse, it breaks.
/// </summary>
public sealed class ManInTheMiddle
{
    /// <summary>The host of which no packet comes back.</summary>
    internal const string Nowhere = "";

    private const byte TlsHandshake = 22; // RFC 8446 5.1

    private static readonly TimeSpan DripTime = TimeSpan.FromSeconds(1);
    private static readonly HttpClient Onwards =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private readonly TimeProvider _time;

    /// <param name="time">The board's.</param>
    internal ManInTheMiddle(TimeProvider time) => _time = time;

    public ServerLie Lie { get; set; }

    /// <summary>For <see cref="ServerLie.CutsAfter"/>.</summary>
    public int CutAfter { get; set; } = 100;

    /// <summary>Where the board's connection really goes.</summary>
    /// <param name="cut">When the board's power goes.</param>
    internal (string Host, int Port) Detour(string host, int port, CancellationToken cut)
    {
        ServerLie lie = Lie;
        if (lie == ServerLie.None)
        {
            return (host, port);
        }

        if (lie == ServerLie.Vanishes)
        {
            return (Nowhere, port);
        }

        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int own = ((IPEndPoint)listener.LocalEndpoint).Port;
        if (lie == ServerLie.Refuses)
        {
            listener.Stop(); // now nobody listens there
        }
        else
        {
            _ = TalkAsync(listener, lie, host + ":" + port, cut);
        }

        return ("127.0.0.1", own);
    }

    private async Task TalkAsync(TcpListener listener, ServerLie lie, string to, CancellationToken cut)
    {
        try
        {
            using (listener)
            using (TcpClient client = await listener.AcceptTcpClientAsync(cut))
            {
                NetworkStream stream = client.GetStream();
                CapturedRequest? heard = await CapturedRequest.ReadAsync(stream, cut);
                if (heard == null)
                {
                    return;
                }

                using var gone = HostCancellation.CreateLinkedTokenSource(cut);
                _ = EndWithAsync(stream, gone);
                if (lie != ServerLie.StallsHeaders && heard.FirstByte != TlsHandshake)
                {
                    await DeliverAsync(stream, await SayAsync(lie, heard, to, gone.Token), lie, gone.Token);
                }

                if (lie is ServerLie.StallsHeaders or ServerLie.StallsBody)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone.Token);
                }
            }
        }
        catch (Exception end)
            when (end is OperationCanceledException or IOException or HostSocketException or HttpRequestException
                or ObjectDisposedException)
        {
            // the board, its power or the server has gone: so does the connection
        }
    }

    private async Task DeliverAsync(NetworkStream stream, byte[] answer, ServerLie lie, CancellationToken gone)
    {
        switch (lie)
        {
            case ServerLie.StallsBody:
                int body = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
                await stream.WriteAsync(answer.AsMemory(0, body + ((answer.Length - body) / 2)), gone);
                break;
            case ServerLie.Drips:
                for (int i = 0; i < answer.Length; i++)
                {
                    await stream.WriteAsync(answer.AsMemory(i, 1), gone);
                    await Task.Delay(DripTime, _time, gone);
                }

                break;
            case ServerLie.CutsAfter:
                await stream.WriteAsync(answer.AsMemory(0, Math.Min(CutAfter, answer.Length)), gone);
                break;
            default:
                await stream.WriteAsync(answer, gone);
                break;
        }
    }

    private static async Task<byte[]> SayAsync(ServerLie lie, CapturedRequest it, string to, CancellationToken cut) => lie switch
    {
        ServerLie.SpeaksNoHttp => "SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray(),
        ServerLie.Answers500 => Page("500 Internal Server Error"),
        ServerLie.Answers503 => Page("503 Service Unavailable"),
        ServerLie.Answers429 => Page("429 Too Many Requests"),
        ServerLie.ShowsPortal => Page("200 OK"),
        ServerLie.Answers511 => Page("511 Network Authentication Required"),
        ServerLie.Answers403 => Page("403 Forbidden"),
        ServerLie.Redirects => Encoding.ASCII.GetBytes(
            "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        ServerLie.RefusesOddly when it.IsForm => Whole("400 Bad Request", "application/json", """{"error":"out_of_paper"}"""),
        ServerLie.Floods => Whole("200 OK", "application/json", "{\"x\":\"" + new string('x', 1 << 20) + "\"}"),
        ServerLie.SlowsDown when it.IsPoll => Whole("400 Bad Request", "application/json", """{"error":"slow_down"}"""),
        _ => await TrueAnswerAsync(lie, it, to, cut),
    };

    private static async Task<byte[]> TrueAnswerAsync(ServerLie lie, CapturedRequest heard, string to, CancellationToken gone)
    {
        using HttpRequestMessage request = heard.ToRequest(to);
        using HttpResponseMessage response = await Onwards.SendAsync(request, gone);
        string text = await response.Content.ReadAsStringAsync(gone);
        if (lie is ServerLie.Escapes or ServerLie.Lists or ServerLie.UnknownMembers or ServerLie.BigNumbers
            && text.StartsWith('{'))
        {
            JsonObject members = JsonNode.Parse(text)!.AsObject();
            text = lie == ServerLie.Escapes ? TwistedJson.WithEscapes(members)
                : lie == ServerLie.Lists ? TwistedJson.WithLists(members)
                : lie == ServerLie.UnknownMembers ? TwistedJson.WithUnknownMembers(members)
                : TwistedJson.WithBigNumbers(members);
        }

        string type = response.Content.Headers.ContentType?.ToString() ?? "text/plain";
        return Whole($"{(int)response.StatusCode} {response.ReasonPhrase}", type, text, EndToEnd.Headers(response));
    }

    private static byte[] Page(string status) =>
        Whole(status, "text/html", $"<!doctype html><title>{status}</title><h1>{status}</h1><hr>nginx");

    private static byte[] Whole(string status, string type, string body, string more = "") => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status}\r\n{more}Content-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
            + $"Connection: close\r\n\r\n{body}");

    /// <summary>A board sends nothing after its request: what comes then is its end.</summary>
    private static async Task EndWithAsync(NetworkStream stream, HostCancellation gone)
    {
        try
        {
            while (await stream.ReadAsync(new byte[256], gone.Token) > 0)
            {
            }

            await gone.CancelAsync();
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // it has ended otherwise
        }
    }
}
