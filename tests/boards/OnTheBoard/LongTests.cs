using Pairing.Firmware;
using Pairing.Firmware.Core;
using Pairing.Firmware.Tests.Life;
using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>Alone, since what is measured is the memory of the whole process.</summary>
[CollectionDefinition(nameof(LongTests), DisableParallelization = true)]
public class LongAlone;

/// <summary>What a board takes of its memory for hours, the whole firmware and its requests over real sockets included.</summary>
[Collection(nameof(LongTests))]
public sealed class LongTests(ITestOutputHelper output) : ILog, IDisposable
{
    private const int WarmUp = 1000;

    private static readonly int Polls = Soak.Rounds(inSuite: 3000, inSoak: 10_000);
    private static readonly int Measured = Polls / 10;

    private readonly LeapTime _time = new();

    [Fact]
    public async Task Thousands_of_polls_take_the_same_memory_from_first_to_last()
    {
        using RawServer server = new() { KeepsRequests = false };
        server.Ask = RawServer.Json(200, """
            {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"http://x/d","expires_in":86400,"interval":1}
            """);
        Loop? loop = null;
        using RunningBoard board = new(server.Settings, _time, () =>
        {
            loop = Program.Wire(this);
            loop.Run();
        });
        board.Board.PowerOn();
        await server.ReachedAsync("/token", WarmUp);
        LiveHeap heapAtFirst = LiveHeap.Of();
        await _time.PassAsync(TimeSpan.Zero, () => heapAtFirst = LiveHeap.Of(loop!));
        (long allocatedAtFirst, long liveAtFirst) =
            (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalMemory(forceFullCollection: true));
        await server.ReachedAsync("/token", WarmUp + Measured);
        long first = GC.GetTotalAllocatedBytes(precise: true) - allocatedAtFirst;
        await server.ReachedAsync("/token", Polls - Measured);
        long allocatedAtLast = GC.GetTotalAllocatedBytes(precise: true);
        long live = GC.GetTotalMemory(forceFullCollection: true);
        await server.ReachedAsync("/token", Polls);
        long last = GC.GetTotalAllocatedBytes(precise: true) - allocatedAtLast;
        LiveHeap heap = heapAtFirst;
        await _time.PassAsync(TimeSpan.Zero, () => heap = LiveHeap.Of(loop!));
        output.WriteLine($"{first / Measured} bytes a poll at first, {last / Measured} at last, "
            + $"{live - liveAtFirst} more alive in the process; "
            + $"the firmware's own objects {heapAtFirst.Bytes} bytes and {heap.Bytes}");
        Assert.InRange(heap.Bytes, 5000, heapAtFirst.Bytes + 512); // an answer on its way may be between the two
        Assert.InRange(last, first * 0.9, first * 1.1);
        Assert.InRange(live - liveAtFirst, long.MinValue, 65536);
        Assert.InRange(board.Board.LiveThreads, 2, 3);
    }

    void ILog.Line(string text)
    {
        // so many polls have little to tell
    }

    public void Dispose() => _time.Dispose();
}
