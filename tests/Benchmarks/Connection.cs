using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Pairing.Protocol;

namespace Pairing.Benchmarks;

/// <summary>
/// One persistent connection with requests that are built once, so that the benchmark measures the server and not the client.
/// Connections use many local addresses, because one address has at most 28,000 ports, and a /24 a tenth of all pending codes.
/// </summary>
public sealed class Connection : IDisposable
{
    private const int Prefixes = 100;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer;
    private int _length;

    /// <param name="buffer">The size of the longest response in bytes.</param>
    private Connection(int buffer) => _answer = new byte[buffer];

    public static async Task<Connection> OpenAsync(Uri address, int number, CancellationToken cancel, int buffer = 2048)
    {
        var connection = new Connection(buffer);
        connection._socket.Bind(new IPEndPoint(new IPAddress([127, 0, (byte)(1 + (number % Prefixes)), 1]), 0));
        await connection._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port, cancel);
        return connection;
    }

    public static byte[] Poll(string deviceCode, int wait = 0) => Request(
        WellKnown.Token,
        $"{Wire.ClientId}={Defaults.ClientId}&{Wire.GrantType}={Uri.EscapeDataString(Wire.DeviceCodeGrant)}" +
        $"&{Wire.DeviceCode}={deviceCode}",
        wait > 0 ? $"{Wire.Prefer}: {Wire.Wait}={wait}\r\n" : "");

    public static byte[] Ask() => Request(
        WellKnown.DeviceAuthorization, $"{Wire.ClientId}={Defaults.ClientId}&{Wire.DeviceName}=Kitchen&{Wire.DeviceModel}=esp32",
        "");

    public ValueTask<int> SendAsync(byte[] request, CancellationToken cancel) => _socket.SendAsync(request, cancel);

    /// <summary>The whole response, valid until the next one.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancel)
    {
        _length = 0;
        int whole = -1;
        while (whole < 0 || _length < whole)
        {
            int read = await _socket.ReceiveAsync(_answer.AsMemory(_length), cancel);
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            _length += read;
            whole = Length(_answer.AsSpan(0, _length));
        }

        return _answer.AsMemory(0, _length);
    }

    public async ValueTask<string> AskAsync(byte[] request, CancellationToken cancel)
    {
        await SendAsync(request, cancel);
        return Encoding.UTF8.GetString((await ReceiveAsync(cancel)).Span);
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Request(string path, string form, string header) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: pairing\r\nContent-Type: {Wire.FormMediaType}\r\n{header}Content-Length: " +
        $"{form.Length}\r\n\r\n{form}");

    /// <summary>The length of the whole response. -1: not known yet. Supports both ways to mark the end (RFC 9112 6).</summary>
    private static int Length(ReadOnlySpan<byte> answer)
    {
        int body = answer.IndexOf("\r\n\r\n"u8) + 4;
        if (body < 4)
        {
            return -1;
        }

        int told = answer[..body].IndexOf("Content-Length: "u8);
        if (told < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8) ? answer.Length : -1; // chunked, up to the last, empty chunk
        }

        return Utf8Parser.TryParse(answer[(told + "Content-Length: ".Length)..], out int length, out _) ? body + length : -1;
    }
}
