using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;
using Xunit.Abstractions;

namespace Pairing.Firmware.Tests.Life;

/// <summary>screen.md: no growth over 10,000 polls, and no allocation over 2 KB while a code waits.</summary>
public class MemoryTests(ITestOutputHelper output)
{
    private const int Most = 2048;
    private const int Polls = 1000;

    [Fact]
    public void Ten_thousand_polls_leave_the_heap_as_it_was()
    {
        World world = new();
        world.Server.DeviceAuthorization = Server.Code(expiresIn: 86400);
        world.Server.KeepsRecord = false;
        world.RunTo<CodeScreen>().Run(500);
        int polls = 0;
        HttpResponse pending = Server.Error(Wire.AuthorizationPending);
        world.Server.Token = () =>
        {
            polls++;
            return pending;
        };
        long before = LiveHeap.Of(world.Device).Bytes;
        world.Run(50000);
        LiveHeap after = LiveHeap.Of(world.Device);
        output.WriteLine($"{before} bytes, then {after.Bytes}: {after}");
        Assert.Equal(10000, polls);
        Assert.InRange(after.Bytes, 4000, before + 64); // fewer digits in a number are all that may differ
    }

    [Fact]
    public void Ten_thousand_requests_for_words_leave_it_too()
    {
        World world = new();
        string text = new('W', 200);
        world.Server.Token = () => Server.Tokens();
        world.Server.Words = asked => Server.Says(text, asked);
        world.Server.HoldsMilliseconds = 25000;
        world.RunTo<HomeScreen>().Run(500);
        long before = LiveHeap.Of(world.Device).Bytes;
        world.Server.Requests.Clear();
        world.Run(250000);
        LiveHeap after = LiveHeap.Of(world.Device);
        output.WriteLine($"{before} bytes, then {after.Bytes}: {after}");
        Assert.InRange(world.Server.Requests.Count, 10000, 11000);
        Assert.InRange(after.Bytes, 4000, before + 64);
    }

    /// <summary>
    /// Measured is all that one turn of the loop allocates, which no single allocation of it can exceed; what others allocate
    /// within (the test's server and flash) is taken off. .NET's strings have two bytes a character
    /// where the board's have one, so the board stays below.
    /// </summary>
    [Fact]
    public void No_turn_and_no_picture_while_a_code_waits_takes_2_KB()
    {
        // .NET gives a thread its memory by the piece, and may count the rest of one: never too little, so the least of three is
        // taken.
        Scales scales = Enumerable.Range(0, 3).Select(_ => Waiting())
            .MinBy(each => Math.Max(each.LargestTurn, each.LargestPicture))!;
        output.WriteLine(
            $"{scales.Sum / Polls} bytes a poll, pictures included; "
            + $"at most {scales.LargestTurn} in a turn, {scales.LargestPicture} in a picture");
        Assert.InRange(scales.LargestTurn, 1, Most);
        Assert.InRange(scales.LargestPicture, 1, Most);
        Assert.InRange(scales.LargestFile, 1, Most);
        Assert.InRange(scales.Sum / Polls, 1, Most);
    }

    private static Scales Waiting()
    {
        Scales scales = new();
        scales.RunToCode(); // the QR code is made later, for its first turn
        scales.Run(Polls);
        return scales;
    }
}
