using System.Text;
using Pairing.Emulator.Board;
using Pairing.Firmware;
using Pairing.Firmware.Core;
using Pairing.Firmware.Tests.Life;
using Xunit.Abstractions;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>
/// screen.md: the live managed heap is at most 32 KB. Counted is what the running firmware reaches from its loop, with a
/// service's usual lengths of codes and tokens; added what its packages and threads hold on the board, which is estimated by
/// their sources.
/// </summary>
public sealed class LiveHeapTests(ITestOutputHelper output) : ILog, IDisposable
{
    private const int Most = 32768;

    // Estimated: the panel driver's picture and page (1,028 and 129 bytes and the object), a request and its answer with headers,
    // socket and streams, and three threads with their frames.
    private const int Driver = 1400;
    private const int Exchange = 4096;
    private const int Threads = 3 * 1536;

    private readonly LeapTime _time = new();
    private readonly RawServer _server = new() { KeepsRequests = false };
    private VirtualBoard? _board;
    private Loop? _loop;

    [Theory]
    [InlineData("code", "code shown")] // and the QR code, by turns
    [InlineData("code, offline", "polling: no response")]
    [InlineData("home", "home")]
    [InlineData("home, offline", "home: no response")]
    public async Task It_stays_within_32_KB(string state, string line)
    {
        string address = _server.Origin.Replace("http://", "HTTP://", StringComparison.Ordinal);
        _server.Ask = RawServer.Json(200, $$"""
            {"device_code":"{{new string('d', 43)}}","user_code":"WDJB-MJHT","verification_uri":"{{_server.Origin}}/d",
            "verification_uri_complete":"{{address}}/D/WDJBMJHT","expires_in":600,"interval":5}
            """);
        PowerOn(new BoardSettings());
        if (state.StartsWith("home", StringComparison.Ordinal))
        {
            _server.Token = RawServer.Json(200, $$"""
                {"access_token":"{{new string('a', 1000)}}","token_type":"Bearer","expires_in":3600,
                "refresh_token":"{{new string('r', 43)}}","account":"zoe@example.com"}
                """);
        }

        if (state.EndsWith("offline", StringComparison.Ordinal))
        {
            await RunningBoard.LineAsync(_board!, state.Split(',')[0] == "code" ? "code shown" : "home");
            Assert.True(_board!.Faults.Set("server=refuses"));
        }

        await RunningBoard.LineAsync(_board!, line);
        LiveHeap heaviest = Weigh();
        for (int second = 0; second < 30; second++)
        {
            await _time.PassAsync(
                TimeSpan.FromSeconds(1), () => heaviest = Weigh() is var heap && heap.Bytes > heaviest.Bytes ? heap : heaviest);
        }

        Judge(state, heaviest);
    }

    [Fact]
    public async Task While_a_request_waits_too()
    {
        TaskCompletionSource isAsked = new();
        _server.Instead = async (_, end) =>
        {
            isAsked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
        };
        PowerOn(new BoardSettings());
        await isAsked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Judge("asking", Weigh()); // time stands while the board is at the network
    }

    [Fact]
    public async Task And_so_does_the_set_up_network()
    {
        PowerOn(new BoardSettings { DeployedNetwork = null });
        await _board!.WaitForScreenAsync(text => text.Contains("Pairing-", StringComparison.Ordinal));
        Judge("setup network", Weigh());
    }

    [Fact]
    public void What_is_reached_is_counted_in_blocks_of_12_bytes()
    {
        byte[][] arrays = [.. Enumerable.Range(0, 10).Select(_ => new byte[1000])];
        Hardware hardware = new() { Board = "\u00e9", Panel = new string('p', 12) };
        LiveHeap heap = LiveHeap.Of(arrays, new string('x', 100), hardware);
        const int Arrays = 12 + (10 * 12) + (10 * (12 + 1008)); // 1,000 bytes are 84 blocks
        const int Text = 12 + 108;
        const int Object = 12 + (6 * 12) + (12 + 12) + (12 + 24); // Hardware has six fields
        Assert.Equal(Arrays + Text + Object, heap.Bytes - LiveHeap.Of().Bytes);
        Assert.Equal(1020, heap.LargestArray);
    }

    void ILog.Line(string text) => _board!.Log.WriteLine(text);

    public void Dispose()
    {
        _board?.Dispose();
        _server.Dispose();
        _time.Dispose();
    }

    private void PowerOn(BoardSettings settings)
    {
        _board = VirtualBoard.Create(settings with
        {
            Time = _time,
            JoinTime = TimeSpan.Zero,
            Program = () =>
            {
                _loop = Program.Wire(this);
                _loop.Run();
            },
        });
        _board.Flash.WriteText(@"I:\pairing.json", _server.Settings);
        _time.Follow(() => _board.IsIdle);
        _board.Idled += _time.Leap;
        _board.PowerOn();
    }

    private LiveHeap Weigh() => LiveHeap.Of(_loop!);

    private void Judge(string state, LiveHeap heap)
    {
        long all = heap.Bytes + Driver + Exchange + Threads;
        output.WriteLine($"{state}: {heap.Bytes} bytes of its own, {all} with packages and threads. {heap}");
        Assert.InRange(heap.Bytes, 5000, Most); // less would be a walk that went nowhere
        Assert.InRange(all, 0, Most);
    }
}
