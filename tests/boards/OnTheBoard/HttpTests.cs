using System.Text;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>
/// What servers and networks do to a request, on real sockets: each ends, each is named, and no thread stays behind.
/// </summary>
public sealed class HttpTests : IDisposable
{
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private readonly RawServer _server = new();
    private RunningBoard? _board;

    [Theory]
    [InlineData("hangs up at once", "", "NET-5")]
    [InlineData("speaks something else", "SSH-2.0-OpenSSH_9.6\r\n", "NET-5")]
    [InlineData("hangs up within the first line", "HTTP/1", "NET-5")]
    [InlineData("hangs up within the body", Headers + "Content-Length: 100\r\n\r\n{\"issuer\"", "NET-5")]
    [InlineData("announces too much", Headers + "Content-Length: 1000000\r\n\r\n{", "SRV-5")]
    [InlineData("answers with a page", Headers + "\r\n<html>", "SRV-8")]
    [InlineData("sends elsewhere", "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n", "SRV-7 Sent to /other")]
    [InlineData("wants a sign-in", "HTTP/1.1 511 X\r\nContent-Length: 6\r\n\r\n<html>", "SRV-8")]
    [InlineData("forbids", "HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n", "SRV-4 HTTP 403")]
    [InlineData("is in trouble", "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n", "SRV-3")]
    public async Task A_server_that(string does, string answer, string code)
    {
        _server.Instead = async (stream, end) => await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), end);
        Assert.StartsWith("trouble: " + code, await TroubleAsync(), StringComparison.Ordinal);
        await NoThreadStaysAsync(does);
    }

    [Fact]
    public async Task Of_a_long_page_that_refuses_the_status_counts_and_no_more_is_read()
    {
        using RawServer server = new();
        server.Metadata = RawServer.Json(404, new string('x', 20000));
        using RunningBoard board = new(server.Settings);
        board.Board.PowerOn();
        await board.LineAsync("trouble: SRV-1");
    }

    [Fact]
    public async Task A_server_that_never_answers() =>
        await TimesOutAsync((_, end) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end));

    [Fact]
    public async Task A_server_that_stops_within_the_body() => await TimesOutAsync(async (stream, end) =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Headers + "Content-Length: 100\r\n\r\n{"), end);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
    });

    [Fact]
    public async Task A_server_that_drips()
    {
        using PeriodicTimer drop = new(TimeSpan.FromMilliseconds(20));
        await TimesOutAsync(async (stream, end) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Headers + "\r\n"), end);
            while (await drop.WaitForNextTickAsync(end))
            {
                await stream.WriteAsync(" "u8.ToArray(), end);
            }
        });
    }

    [Fact]
    public async Task A_server_that_never_ends()
    {
        _server.Instead = async (stream, end) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Headers + "\r\n"), end);
            while (true)
            {
                await stream.WriteAsync(new byte[1024], end);
            }
        };
        Assert.StartsWith("trouble: SRV-5", await TroubleAsync(), StringComparison.Ordinal);
        await NoThreadStaysAsync("never ends");
    }

    [Theory]
    [InlineData("http://{0}/other")]
    [InlineData("http://{1}/.well-known/oauth-authorization-server")]
    [InlineData("//{1}/")]
    public async Task A_redirect_is_not_followed_neither_to_another_host_nor_on_the_same(string location)
    {
        using RawServer other = new();
        _server.Metadata =
            $"HTTP/1.1 302 Found\r\nLocation: "
                + $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, location, _server.Host, other.Host)}"
            + "\r\nContent-Length: 0\r\n\r\n";
        Assert.StartsWith("trouble: SRV-1", await TroubleAsync(), StringComparison.Ordinal);
        Assert.Empty(other.Requests);
        Assert.DoesNotContain(_server.Requests, request => request.Contains("/other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_poll_that_is_redirected_takes_its_device_code_nowhere()
    {
        using RawServer other = new() { Token = RawServer.Granted() };
        _server.Token = $"HTTP/1.1 307 X\r\nLocation: {other.Origin}/token\r\nContent-Length: 0\r\n\r\n";
        await PowerOn().LineAsync("polling: no response, SRV-7");
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_poll_is_held_for_longer_than_an_answer_may_take_otherwise()
    {
        const int held = 18000; // more than the deadline of the headers, less than what it is with the wait
        FastTime time = new(4);
        _server.Ask = RawServer.Json(200, """
            {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"http://x/d",
            "expires_in":600,"interval":2,"prefer_wait":25}
            """);
        _server.Token = RawServer.Json(400, """{"error":"authorization_pending"}""", "Preference-Applied: wait=25\r\n");
        _server.Before = path => path == "/token" ? Task.Delay(TimeSpan.FromMilliseconds(held), time) : Task.CompletedTask;
        PowerOn();
        await _server.ReachedAsync("/token", 2);
        _server.Token = RawServer.Granted();
        await _board!.LineAsync("paired");
        Assert.DoesNotContain(_board.Board.Log.Lines, line => line.StartsWith("polling: ", StringComparison.Ordinal));
        Assert.All(_server.Requests.Where(request => request.StartsWith("POST /token ", StringComparison.Ordinal)),
            poll => Assert.Contains("Prefer: wait=25\r\n", poll, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_in_chunks_is_read()
    {
        string body = _server.Metadata[_server.Metadata.IndexOf('{', StringComparison.Ordinal)..];
        _server.Metadata = Headers + "Transfer-Encoding: chunked\r\n\r\n"
            + $"5\r\n{body[..5]}\r\n{body.Length - 5:x}\r\n{body[5..]}\r\n0\r\n\r\n";
        await PowerOn().LineAsync("code shown");
    }

    [Fact]
    public async Task An_answer_that_ends_with_the_connection_is_read()
    {
        _server.Metadata = Headers + "\r\n" + _server.Metadata[_server.Metadata.IndexOf('{', StringComparison.Ordinal)..];
        await PowerOn().LineAsync("code shown");
    }

    [Fact]
    public async Task Nobody_at_the_address()
    {
        _server.Dispose();
        Assert.StartsWith("trouble: NET-3", await TroubleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_knows()
    {
        _board = new RunningBoard(_server.Settings.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        _board.Board.Radio.NamesResolve = false;
        Assert.StartsWith("trouble: NET-2", await TroubleAsync(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _board?.Dispose();
        _server.Dispose();
    }

    private RunningBoard PowerOn()
    {
        _board ??= new RunningBoard(_server.Settings);
        _board.Board.PowerOn();
        return _board;
    }

    private async Task<string> TroubleAsync() => await PowerOn().LineAsync("trouble: ");

    private async Task TimesOutAsync(Func<Stream, CancellationToken, Task> answer)
    {
        _board = new RunningBoard(_server.Settings, hurry: 20);
        _server.Instead = answer;
        Assert.StartsWith("trouble: NET-4", await TroubleAsync(), StringComparison.Ordinal);
        await NoThreadStaysAsync("times out");
    }

    /// <summary>A request later there is still only the main thread, its supervisor, and at most one request under way.</summary>
    private async Task NoThreadStaysAsync(string does)
    {
        int lines = _board!.Board.Log.Lines.Count;
        _board.Board.PressButton(); // which tries again at once
        await _board.LineAsync("trouble: ", lines);
        Assert.True(_board.Board.LiveThreads <= 3, does);
    }
}
