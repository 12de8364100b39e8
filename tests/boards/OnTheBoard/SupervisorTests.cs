using Pairing.Emulator.Board;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>A board that hangs, or that never runs for long.</summary>
public sealed class SupervisorTests : IDisposable
{
    private readonly RawServer _server = new() { Token = RawServer.Granted() };

    [Fact]
    public async Task A_loop_that_hangs_in_a_call_of_the_board_is_restarted_and_the_device_is_home_again()
    {
        using LeapTime time = new();
        using RunningBoard board = new(_server.Settings, time);
        board.Board.Log.Written += line =>
        {
            if (line == "home")
            {
                board.Board.IsBusHeld = !HasStalled(board); // the next picture never gets to the panel
            }
            else if (line.StartsWith("stalled", StringComparison.Ordinal))
            {
                board.Board.IsBusHeld = false;
            }
        };
        board.Board.PowerOn();
        await board.LineAsync("stalled: the board is restarted");
        await board.LineAsync(
            "home", board.Board.Log.Lines.TakeWhile(line => !line.StartsWith("stalled", StringComparison.Ordinal)).Count());
    }

    [Fact]
    public async Task After_five_early_restarts_it_says_so_leaves_the_network_alone_and_goes_on_after_a_press()
    {
        using LeapTime time = new();
        using RunningBoard board = new(_server.Settings, time);
        int starts = 0;
        board.Board.Log.Written += line =>
        {
            if (line.StartsWith("settings: ", StringComparison.Ordinal) && ++starts <= 5)
            {
                board.Board.CutPower();
            }
            else if (line.StartsWith("safe mode: 5 starts", StringComparison.Ordinal))
            {
                _ = time.PassAsync(TimeSpan.FromSeconds(1), board.Board.PressButton);
            }
        };
        Task told =
            board.Board.WaitForScreenAsync(text => text.Contains("RST-1", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        int lines = await StartFiveTimesAsync(board);

        board.Board.PowerOn();
        await told;
        await board.LineAsync("safe mode: left by a press", lines);
        Assert.DoesNotContain(
            board.Board.Log.Lines.Skip(lines).TakeWhile(line => !line.StartsWith("safe mode: left", StringComparison.Ordinal)),
            line => line.StartsWith("wifi", StringComparison.Ordinal));
        await board.LineAsync("home", lines);
    }

    [Fact]
    public async Task Settings_that_end_each_start_are_not_read_by_the_sixth_which_says_so_in_safe_mode()
    {
        using LeapTime time = new();
        using RunningBoard board = new(_server.Settings, time);
        int reads = 0;
        board.Board.Flash.Loading += path =>
        {
            if (path == @"I:\pairing.json")
            {
                reads++;
                board.Board.CutPower(); // as a crash of the runtime itself would, which no catch sees
            }
        };
        await StartFiveTimesAsync(board);

        board.Board.PowerOn();
        await board.LineAsync("safe mode: 5 starts");
        await board.Board.WaitForScreenAsync(text => text.Contains("RST-1", StringComparison.Ordinal));
        await time.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal((5, true), (reads, board.Board.IsPowered));
        Assert.Contains("pairing.json: not read, the last start ended with it", board.Board.Log.Lines);
    }

    [Fact]
    public async Task Settings_that_are_read_well_tell_safe_mode_where_the_panel_is()
    {
        using LeapTime time = new();
        using RunningBoard board = new(
            _server.Settings.Replace("{", """{"board":"heltec-v2",""", StringComparison.Ordinal), time,
            board: new() { Kind = BoardKind.HeltecV2 });
        board.Board.Log.Written += line =>
        {
            if (line.StartsWith("starting: ", StringComparison.Ordinal))
            {
                board.Board.CutPower();
            }
        };
        await StartFiveTimesAsync(board);

        board.Board.PowerOn();
        await board.LineAsync("safe mode: 5 starts");
        await board.Board.WaitForScreenAsync(text => text.Contains("RST-1", StringComparison.Ordinal));
        Assert.DoesNotContain(board.Board.Log.Lines, line => line.StartsWith("pairing.json: not read", StringComparison.Ordinal));
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

    /// <returns>How many lines the log has then.</returns>
    private static async Task<int> StartFiveTimesAsync(RunningBoard board)
    {
        int lines = 0;
        for (int start = 1; start <= 5; start++)
        {
            board.Board.PowerOn();
            await board.LineAsync("Power off.", lines);
            await board.Board.WaitUntilStillAsync();
            lines = board.Board.Log.Lines.Count;
        }

        return lines;
    }

    private static bool HasStalled(RunningBoard board) =>
        board.Board.Log.Lines.Any(line => line.StartsWith("stalled", StringComparison.Ordinal));
}
