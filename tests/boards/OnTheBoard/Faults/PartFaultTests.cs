namespace Pairing.Boards.Tests.OnTheBoard.Faults;

/// <summary>Flash, panel and wires that fail.</summary>
public sealed class PartFaultTests : IDisposable
{
    private readonly FaultyBoard _board = new();

    [Fact]
    public async Task A_full_flash_is_told_when_the_tokens_do_not_fit_and_the_board_is_paired_all_the_same()
    {
        _board.Server.Token = RawServer.Granted();
        _board.Suffer("flash=full");
        await _board.ShowsAsync("MEM-1", "Flash write failed");
        await _board.ShowsAsync("See MEM-1");
    }

    [Fact]
    public async Task A_power_cut_within_a_flash_write_costs_nothing_but_a_start()
    {
        _board.Suffer("flash=cut:30");
        await _board.LineAsync("Power off.");
        Assert.Equal("fine", _board.Board.Faults.All.Single(f => f.Name == "flash").Value);
        await _board.Board.WaitUntilStillAsync();
        _board.Board.PowerOn();
        await _board.ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_panel_that_falls_silent_does_not_keep_it_from_pairing()
    {
        await _board.StartAsync();
        await _board.ShowsAsync("WDJB-MJHT");
        _board.Suffer("i2c=silent");
        _board.Server.Token = RawServer.Granted();
        await _board.LineAsync("home");
    }

    [Fact]
    public async Task Wires_that_are_shorted_stop_the_loop_and_the_board_restarts_until_they_are_free()
    {
        _board.Server.Token = RawServer.Granted();
        await _board.StartAsync();
        _board.Suffer("i2c=held");
        await _board.LineAsync("stalled: the board is restarted");
        int lines = _board.Board.Log.Lines.Count;
        _board.Suffer("i2c=fine");
        await _board.LineAsync("home", lines);
    }

    public void Dispose() => _board.Dispose();
}
