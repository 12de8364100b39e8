using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pairing.Service.Tests.Requests;

/// <summary>One connection that sends any bytes as a request, also those that no HTTP library would send.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _received = new byte[16 * 1024];
    private int _start;
    private int _end;

    public static async Task<RawConnection> OpenAsync(Uri service)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, service.Port);
        return connection;
    }

    public static async Task<RawResponse> AskAsync(Uri service, string request)
    {
        using var connection = await OpenAsync(service);
        await connection.SendAsync(Encoding.Latin1.GetBytes(request));
        return await connection.ReadAsync() ?? throw new IOException("The service closed the connection without a response.");
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    /// <summary>The client has nothing more to say, as after a truncated request.</summary>
    public void CloseSending() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Dispose();

    /// <param name="hasBody">False: the response to a HEAD request.</param>
    /// <returns>Null: the service closed the connection.</returns>
    public async Task<RawResponse?> ReadAsync(bool hasBody = true)
    {
        if (await LineAsync() is not { } first)
        {
            return null;
        }

        int status = int.Parse(first.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync() is { Length: > 0 } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string value = line[(colon + 1)..].Trim();
            headers[line[..colon]] = headers.TryGetValue(line[..colon], out string? before) ? before + "\n" + value : value;
        }

        if (status < 200)
        {
            return await ReadAsync(hasBody); // 100 Continue
        }

        string body = !hasBody || status is 204 or 304 ? ""
            : headers.ContainsKey("Transfer-Encoding") ? await ChunksAsync()
            : headers.GetValueOrDefault("Connection") == "close" && !headers.ContainsKey("Content-Length") ? await RestAsync()
            : await BytesAsync(int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture));
        return new RawResponse(status, headers, body);
    }

    private async Task<string> RestAsync()
    {
        while (await FillAsync())
        {
        }

        return await BytesAsync(_end - _start);
    }

    private async Task<string> ChunksAsync()
    {
        var body = new StringBuilder();
        while (int.Parse((await LineAsync())!, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.Append(await BytesAsync(size));
            await LineAsync();
        }

        await LineAsync();
        return body.ToString();
    }

    private async Task<string> BytesAsync(int count)
    {
        while (_end - _start < count)
        {
            if (!await FillAsync())
            {
                throw new IOException("The service closed the connection within a response.");
            }
        }

        string text = Encoding.UTF8.GetString(_received, _start, count);
        _start += count;
        return text;
    }

    private async Task<string?> LineAsync()
    {
        int end;
        while ((end = _received.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
        {
            if (!await FillAsync())
            {
                return null;
            }
        }

        string line = Encoding.Latin1.GetString(_received, _start, end);
        _start += end + 2;
        return line;
    }

    private async Task<bool> FillAsync()
    {
        _received.AsSpan(_start, _end - _start).CopyTo(_received);
        (_start, _end) = (0, _end - _start);
        if (_end == _received.Length)
        {
            Array.Resize(ref _received, _end * 2);
        }

        try
        {
            int read = await _socket.ReceiveAsync(_received.AsMemory(_end));
            _end += read;
            return read > 0;
        }
        catch (SocketException)
        {
            return false; // the service refused to read the rest
        }
    }
}

/// <param name="Body">Decoded from UTF-8.</param>
public sealed record RawResponse(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string this[string header] => Headers.GetValueOrDefault(header, "");

    public bool IsPage => this["Content-Type"].StartsWith("text/html", StringComparison.Ordinal);

    public bool IsJson => this["Content-Type"].StartsWith("application/json", StringComparison.Ordinal)
        || this["Content-Type"].StartsWith("application/problem+json", StringComparison.Ordinal);
}
