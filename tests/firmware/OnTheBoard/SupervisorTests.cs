namespace Pairing.Firmware.Tests.OnTheBoard;

/// <summary>A board that hangs, or that never runs for long.</summary>
public sealed class SupervisorTests : IDisposable
{
    private readonly RawServer _server = new() { Token = RawServer.Granted() };

    [Fact]
    public async Task A_loop_that_hangs_in_a_call_of_the_board_is_restarted_and_the_device_is_home_again()
    {
        using RunningBoard board = new(_server.Settings, hurry: 20);
        board.Board.PowerOn();
        await board.LineAsync("home");
        board.Board.IsBusHeld = true; // the next picture never gets to the panel
        board.Board.PressButton();
        await board.LineAsync("stalled: the board is restarted");
        int lines = board.Board.Log.Lines.Count;
        board.Board.IsBusHeld = false;
        await board.LineAsync("home", lines);
    }

    [Fact]
    public async Task After_five_early_restarts_it_says_so_leaves_the_network_alone_and_goes_on_after_a_press()
    {
        using RunningBoard board = new(_server.Settings, hurry: 1); // at four times the pace a busy machine misses a press
        board.Board.PowerOn();
        int lines = 0;
        for (int restarts = 1; restarts <= 5; restarts++)
        {
            await board.LineAsync("settings: ", lines);
            board.Board.CutPower();
            await board.Board.WaitUntilStillAsync();
            lines = board.Board.Log.Lines.Count;
            board.Board.PowerOn();
        }

        await board.Board.WaitForScreenAsync(text => text.Contains("RST-1", StringComparison.Ordinal));
        await board.LineAsync("safe mode: 5 starts", lines);
        Assert.DoesNotContain(board.Board.Log.Lines.Skip(lines), line => line.StartsWith("wifi", StringComparison.Ordinal));
        board.Board.HoldButton(TimeSpan.FromMilliseconds(600));
        await board.LineAsync("home", lines);
    }

    [Fact]
    public async Task With_a_bus_that_never_lets_go_it_restarts_five_times_and_then_stays_up_until_a_press()
    {
        using LeapTime time = new();
        using RunningBoard board = new(_server.Settings, time);
        board.Board.IsBusHeld = true;
        int blinks = 0;
        bool wasLit = false;
        board.Board.Changed += () =>
        {
            blinks += board.Board.IsLedOn && !wasLit ? 1 : 0;
            wasLit = board.Board.IsLedOn;
        };
        board.Board.PowerOn();
        await board.LineAsync("safe mode: 5 starts");
        int lines = board.Board.Log.Lines.Count;
        Assert.Equal(5, board.Board.Log.Lines.Count(line => line.StartsWith("stalled", StringComparison.Ordinal)));

        // Longer than five stalls: it does not restart any more, and shows that it lives.
        await time.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Empty(board.Board.Log.Lines.Skip(lines));
        Assert.InRange(blinks, 550, int.MaxValue);

        board.Board.IsBusHeld = false;
        await time.PassAsync(TimeSpan.FromSeconds(1), board.Board.PressButton);
        await board.LineAsync("safe mode: left by a press", lines);
        await board.LineAsync("home", lines);
    }

    public void Dispose() => _server.Dispose();
}
