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

    public void Dispose() => _server.Dispose();
}
