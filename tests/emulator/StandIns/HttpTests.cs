extern alias board;
using System.Net;
using System.Net.Sockets;
using System.Text;
using board::Pairing.Emulator.Board;
using Pairing.Emulator.Tests.Board;
using HttpWebRequest = board::System.Net.HttpWebRequest;
using HttpWebResponse = board::System.Net.HttpWebResponse;
using SocketException = board::System.Net.Sockets.SocketException;
using WebException = board::System.Net.WebException;
using WebRequest = board::System.Net.WebRequest;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>device-api/FACTS.md, section 4.</summary>
public class HttpTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(503)]
    public async Task Whatever_its_status_an_answer_is_an_answer_and_no_redirect_is_followed(int status)
    {
        using var server = new LyingServer($"HTTP/1.1 {status} Told\r\nLocation: /other\r\nContent-Length: 2\r\n\r\nhi");
        Assert.Equal((status, "hi"), await OnBoard.RunAsync(() => Get(server.Url)));
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\nhello")]
    [InlineData("\r\nhello")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n")]
    public async Task A_body_is_read_however_its_length_is_told(string rest)
    {
        using var server = new LyingServer("HTTP/1.1 200 OK\r\n" + rest);
        Assert.Equal((200, "hello"), await OnBoard.RunAsync(() => Get(server.Url)));
    }

    [Fact]
    public async Task Header_fields_are_found_in_any_case()
    {
        using var server = new LyingServer("HTTP/1.1 429 No\r\nretry-after: 7\r\nContent-Length: 0\r\n\r\n");
        string? retry = await OnBoard.RunAsync(() => Answer(server.Url).Headers["Retry-After"]);
        Assert.Equal("7", retry);
    }

    [Fact]
    public async Task Host_is_sent_without_the_port()
    {
        using var server = new LyingServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await OnBoard.RunAsync(() => Get(server.Url));
        Assert.Contains("\r\nHost: 127.0.0.1\r\n", await server.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_closes_its_connection_and_sends_what_was_written()
    {
        using var server = new LyingServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await OnBoard.RunAsync(() =>
        {
            var request = (HttpWebRequest)WebRequest.Create(server.Url);
            request.Method = "POST";
            request.ContentType = "text/plain";
            request.ContentLength = 3;
            request.UserAgent = "test/1";
            request.GetRequestStream().Write("abc"u8.ToArray(), 0, 3);
            return request.GetResponse();
        });
        string sent = await server.Request;
        Assert.StartsWith("POST /path?q=1 HTTP/1.1\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("\r\nUser-Agent: test/1\r\n", sent, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nabc", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_stream_that_is_disposed_too_early_takes_the_connection_with_it()
    {
        using var server = new LyingServer("HTTP/1.1 200 OK\r\n\r\n");
        Assert.IsType<ObjectDisposedException>(await OnBoard.ThrownByAsync(() =>
        {
            var request = (HttpWebRequest)WebRequest.Create(server.Url);
            request.Method = "POST";
            request.GetRequestStream().Dispose();
            request.GetResponse();
        }));
    }

    [Fact]
    public async Task A_body_that_breaks_off_ends_in_reads_of_nothing()
    {
        using var server = new LyingServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        int[] reads = await OnBoard.RunAsync(() =>
        {
            Stream body = Answer(server.Url).GetResponseStream();
            byte[] buffer = new byte[100];
            int first = 0;
            while (first < 4)
            {
                first += body.Read(buffer, first, 100 - first);
            }

            return new[] { first, body.Read(buffer, 0, 100), body.Read(buffer, 0, 100) };
        });
        Assert.Equal([4, 0, 0], reads);
    }

    [Fact]
    public async Task An_answer_that_is_no_HTTP_is_a_null_reference()
    {
        using var server = new LyingServer("SSH-2.0-OpenSSH_9\r\n");
        Assert.IsType<NullReferenceException>(await OnBoard.ThrownByAsync(() => Get(server.Url)));
    }

    [Fact]
    public async Task A_refused_connection_is_a_socket_exception_two_exceptions_deep()
    {
        string url;
        using (var server = new LyingServer(""))
        {
            url = server.Url;
        }

        Assert.Equal(10061, CodeIn(await OnBoard.ThrownByAsync(() => Get(url)), depth: 2));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_as_such() =>
        Assert.Equal(11001, CodeIn(await OnBoard.ThrownByAsync(() => Get("http://nowhere.invalid/")), depth: 2));

    [Fact]
    public async Task With_a_wrong_name_server_names_fail_and_figures_do_not()
    {
        using var server = new LyingServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        (Exception? byName, int byFigures) = await OnBoard.RunAsync(vessel =>
        {
            vessel.Radio.NamesResolve = false;
            return (Record.Exception(() => Get("http://localhost/")), Get(server.Url).Status);
        });
        Assert.Equal(11001, CodeIn(byName, depth: 2));
        Assert.Equal(200, byFigures);
    }

    [Fact]
    public async Task A_server_that_hangs_up_without_a_word_is_a_reset() => Assert.Equal(
        10054,
        await Dropped());

    [Fact]
    public async Task No_header_in_time_is_a_time_out()
    {
        var time = new TestTime();
        using var server = new LyingServer("", staysOpen: true);
        Task<Exception?> thrown = ThrownWithin(time, () => Get(server.Url, r => r.Timeout = 3000));
        await server.Request;
        await time.WhenAwaitedAsync(TimeSpan.FromSeconds(3)).WaitAsync(OnBoard.Patience);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(10060, CodeIn(await thrown, depth: 2));
    }

    [Fact]
    public async Task A_body_that_stalls_is_a_bare_socket_exception_after_the_read_time_out()
    {
        var time = new TestTime();
        using var server = new LyingServer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", staysOpen: true);
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<Exception?> thrown = ThrownWithin(time, () =>
        {
            Stream body = Answer(server.Url, r => r.ReadWriteTimeout = 7000).GetResponseStream();
            body.ReadExactly(new byte[4]);
            half.SetResult();
            body.ReadByte();
        });
        await half.Task.WaitAsync(OnBoard.Patience);
        await time.WhenAwaitedAsync(TimeSpan.FromSeconds(7)).WaitAsync(OnBoard.Patience);
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(10060, Assert.IsType<SocketException>(await thrown).ErrorCode);
    }

    [Fact]
    public async Task A_power_cut_ends_a_request_that_waits()
    {
        using var server = new LyingServer("", staysOpen: true);
        using var vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Program = () =>
            {
                board::nanoFramework.Networking.WifiNetworkHelper.Reconnect(false, 0, default);
                Get(server.Url);
            },
        });
        vessel.PowerOn();
        await server.Request;
        vessel.CutPower();
        await vessel.WaitUntilStillAsync().WaitAsync(OnBoard.Patience);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task What_is_no_address_is_an_argument_exception(string text) => Assert.IsType<ArgumentException>(
        await OnBoard.ThrownByAsync(() => _ = new board::System.Uri(text)));

    [Theory]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code", "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code")]
    [InlineData("a b+c", "a+b%2Bc")]
    [InlineData("~-_.é", "~-_.%C3%A9")]
    public void A_form_value_is_escaped_with_capitals(string text, string escaped) =>
        Assert.Equal(escaped, board::System.Web.HttpUtility.UrlEncode(text));

    private static async Task<int> Dropped()
    {
        using var server = new LyingServer("");
        return CodeIn(await OnBoard.ThrownByAsync(() => Get(server.Url)), depth: 2);
    }

    /// <summary>The network is up before the time stands still: joining takes none.</summary>
    private static Task<Exception?> ThrownWithin(TestTime time, Action firmware) =>
        OnBoard.ThrownByAsync(firmware, OnBoard.Plain with { Time = time });

    private static int CodeIn(Exception? thrown, int depth)
    {
        for (int i = 0; i < depth; i++)
        {
            thrown = Assert.IsType<WebException>(thrown).InnerException;
        }

        return Assert.IsType<SocketException>(thrown).ErrorCode;
    }

    private static HttpWebResponse Answer(string url, Action<HttpWebRequest>? prepare = null)
    {
        var request = (HttpWebRequest)WebRequest.Create(url);
        prepare?.Invoke(request);
        return (HttpWebResponse)request.GetResponse();
    }

    private static (int Status, string Body) Get(string url, Action<HttpWebRequest>? prepare = null)
    {
        using HttpWebResponse response = Answer(url, prepare);
        using var body = new MemoryStream();
        response.GetResponseStream().CopyTo(body);
        return ((int)response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
