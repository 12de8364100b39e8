extern alias board;
using System.Net;
using System.Net.Sockets;
using System.Text;
using board::Pairing.Emulator.Board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core.Network;
using Pairing.Emulator.Tests.Board;
using Xunit.Abstractions;
using BoardEvent = board::System.Threading.AutoResetEvent;
using Http = board::Pairing.Firmware.Boards.Http;
using HttpRequest = board::Pairing.Firmware.Core.Network.HttpRequest;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>Alone, since what is measured is the memory of the whole process.</summary>
[CollectionDefinition(nameof(LyingServersTests), DisableParallelization = true)]
public class LyingServersAlone;

/// <summary>The requests of the firmware to a thousand servers that lie: no thread stays behind, and no memory.</summary>
[Collection(nameof(LyingServersTests))]
public sealed class LyingServersTests(ITestOutputHelper output) : IDisposable
{
    private const int WarmUp = 200; // until pools and compiled code have their size
    private const int Rounds = 1000;
    private const string Headers = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    // What each says, and whether it stays on the line in silence then.
    private static readonly (string Says, bool Stays)[] Lies =
    [
        ("", false),
        ("", true),
        ("SSH-2.0-OpenSSH_9.6\r\n", false),
        ("HTTP/1.1 4", false),
        ("HTTP/1.1 200 OK\r\nContent-", true),
        (Headers + "Content-Length: 100\r\n\r\n{\"a\"", false),
        (Headers + "Content-Length: 100\r\n\r\n{\"a\"", true),
        (Headers + "Content-Length: 99999999\r\n\r\n{", true),
        (Headers + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", false),
        (Headers + "\r\n" + new string(' ', 20000), true),
        ("HTTP/1.1 302 X\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n", false),
        (Headers + "Content-Length: 2\r\n\r\n{}", false),
    ];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _isSilent = new(0);
    private readonly TestTime _time = new();

    [Fact]
    public async Task A_thousand_leave_neither_a_thread_nor_memory()
    {
        _listener.Start();
        Task listening = ListenAsync();
        (long grown, int threads) = await OnBoard.RunAsync(board =>
        {
            Http http = new(new TickClock(), new HttpTls("", new LittleFs(new SerialLog())), new BoardEvent(false));
            int most = 0;
            long before = 0;
            for (int round = 0; round < WarmUp + Rounds; round++)
            {
                before = round == WarmUp ? GC.GetTotalMemory(forceFullCollection: true) : before;
                Ask(http, board, round);
                most = Math.Max(most, board.LiveThreads);
            }

            return (GC.GetTotalMemory(forceFullCollection: true) - before, most);
        }, OnBoard.Plain with { Time = _time });
        output.WriteLine($"{grown} bytes more after {Rounds} rounds");
        Assert.Equal(1, threads);
        Assert.InRange(grown, long.MinValue, 65536);
        await _end.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task A_thread_that_the_IP_stack_holds_is_waited_for_and_never_joined_by_a_second()
    {
        (int most, int left) = await OnBoard.RunAsync(board =>
        {
            Http http = new(new TickClock(), new HttpTls("", new LittleFs(new SerialLog())), new BoardEvent(false));
            board.Faults.Set("server=vanishes");
            int most = 0;
            for (int round = 0; round < 6; round++)
            {
                http.Start(HttpRequest.Get("http://192.0.2.1/", 100));
                Assert.Equal(HttpFailure.TimedOut, Taken(http).Failure);
                most = Math.Max(most, board.LiveThreads);
            }

            while (board.LiveThreads > 1)
            {
                _time.Advance(TimeSpan.FromSeconds(1)); // the stack's own limit ends it
            }

            return (most, board.LiveThreads);
        }, OnBoard.Plain with { Time = _time });
        Assert.Equal((2, 1), (most, left));
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
        _isSilent.Dispose();
    }

    /// <summary>One request, a GET or a POST, until it has its answer and its thread has ended.</summary>
    private void Ask(Http http, VirtualBoard board, int round)
    {
        string url = $"http://{_listener.LocalEndpoint}/{round % Lies.Length}";
        http.Start(round / Lies.Length % 2 == 0 ? HttpRequest.Get(url, 4096) : HttpRequest.Post(url, "a=b"u8.ToArray(), 4096));
        if (Lies[round % Lies.Length].Stays)
        {
            Assert.True(_isSilent.Wait(OnBoard.Patience), "the server was not asked");
            Assert.NotEqual(HttpFailure.None, Taken(http).Failure);
        }
        else
        {
            SpinWait.SpinUntil(() => http.TryTake() != null, OnBoard.Patience);
        }

        Assert.True(SpinWait.SpinUntil(() => board.LiveThreads == 1, OnBoard.Patience), "a thread stays behind");
    }

    /// <summary>The answer, while time passes.</summary>
    private HttpResponse Taken(Http http)
    {
        HttpResponse? answer;
        while ((answer = http.TryTake()) == null)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        return answer;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                await LieAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task LieAsync(NetworkStream stream)
    {
        try
        {
            byte[] buffer = new byte[2048];
            int read = await stream.ReadAsync(buffer, _end.Token);
            (string says, bool stays) =
                Lies[int.Parse(Encoding.ASCII.GetString(buffer, 0, read).Split(' ')[1][1..],
                    System.Globalization.CultureInfo.InvariantCulture)];
            await stream.WriteAsync(Encoding.ASCII.GetBytes(says), _end.Token);
            if (stays)
            {
                _isSilent.Release();
                while (await stream.ReadAsync(buffer, _end.Token) > 0)
                {
                    // until the board hangs up
                }
            }
        }
        catch (IOException)
        {
            // the board has hung up first
        }
    }
}
