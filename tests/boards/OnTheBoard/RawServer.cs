using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>A server on a real socket that answers byte for byte what a test says, the wrong things included.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2? _certificate;
    private readonly SslProtocols _versions;
    private readonly List<string> _requests = [];
    private readonly Dictionary<string, int> _counts = [];
    private (string Path, int Requests, TaskCompletionSource Reached)? _awaited;

    public RawServer(X509Certificate2? certificate = null, SslProtocols versions = SslProtocols.None)
    {
        _certificate = certificate;
        _versions = versions;
        _listener.Start();
        Host = (certificate == null ? "127.0.0.1:" : "localhost:") + ((IPEndPoint)_listener.LocalEndpoint).Port;
        Origin = (certificate == null ? "http://" : "https://") + Host;
        Metadata = Json(200, $$"""
            {"issuer":"{{Origin}}","device_authorization_endpoint":"{{Origin}}\/ask","token_endpoint":"{{Origin}}/token",
            "device_uri":"{{Origin}}/api/device"}
            """);
        _ = ListenAsync();
    }

    public string Host { get; }

    public string Origin { get; }

    public string Settings => $$"""{"server":"{{Origin}}","plain_http":true,"name":"Test screen"}""";

    public string Metadata { get; set; }

    public string Ask { get; set; } = Json(200, """
        {"device_code":"d\u002Bc","user_code":"WDJB-MJHT","verification_uri":"http://x/d","expires_in":600,"interval":2}
        """);

    public string Token { get; set; } = Json(400, """{"error":"authorization_pending"}""");

    public string Device { get; set; } = Json(200, """{"account":"ada"}""");

    /// <summary>Takes the place of the answer where a test wants more than bytes: a pause, an end.</summary>
    public Func<Stream, CancellationToken, Task>? Instead { get; set; }

    /// <summary>What an answer to a path waits for.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>False: they are counted only, where there are many.</summary>
    public bool KeepsRequests { get; set; } = true;

    public string[] Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public static string Json(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n"
            + $"{headers}\r\n{body}";

    public static string Granted() =>
        Json(200, """{"access_token":"a","token_type":"Bearer","refresh_token":"r","account":"ada"}""");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient owned = client;
        try
        {
            await using Stream stream = await OpenAsync(client);
            string request = await ReadAsync(stream);
            Count(request);

            if (Before != null)
            {
                await Before(request.Split(' ')[1]).WaitAsync(_end.Token);
            }

            if (Instead != null)
            {
                await Instead(stream, _end.Token);
                return;
            }

            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer(request.Split(' ')[1])), _end.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException
            or System.Security.Authentication.AuthenticationException)
        {
            // the board hung up, which is its right
        }
    }

    /// <summary>Until so many requests have come to this path.</summary>
    public async Task ReachedAsync(string path, int requests)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_requests)
        {
            _awaited = (path, requests, reached);
        }

        await reached.Task.WaitAsync(TimeSpan.FromMinutes(5));
    }

    private void Count(string request)
    {
        string path = request.Split(' ')[1];
        lock (_requests)
        {
            if (KeepsRequests)
            {
                _requests.Add(request);
            }

            int count = _counts[path] = _counts.GetValueOrDefault(path) + 1;
            if (_awaited is { } awaited && awaited.Path == path && count >= awaited.Requests)
            {
                awaited.Reached.TrySetResult();
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate == null)
        {
            return client.GetStream();
        }

        SslStream tls = new(client.GetStream());
        await tls.AuthenticateAsServerAsync(_certificate, false, _versions, false);
        return tls;
    }

    private async Task<string> ReadAsync(Stream stream)
    {
        byte[] buffer = new byte[8192];
        int length = 0;
        while (true)
        {
            string text = Encoding.UTF8.GetString(buffer, 0, length);
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && length >= end + 4 + BodyLength(text[..end]))
            {
                return text;
            }

            int read = await stream.ReadAsync(buffer.AsMemory(length), _end.Token);
            if (read == 0)
            {
                throw new IOException("hung up");
            }

            length += read;
        }
    }

    private static int BodyLength(string headers)
    {
        string? line = headers.Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line == null ? 0 : int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Answer(string path) => path switch
    {
        "/.well-known/oauth-authorization-server" => Metadata,
        "/ask" => Ask,
        "/token" => Token,
        "/api/device" => Device,
        _ => Json(404, "{}"),
    };
}
