using Pairing.Emulator.Board;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>The whole firmware, adapters included, on the stand-ins for the board's packages.</summary>
public sealed class BoardTests : IDisposable
{
    private readonly RawServer _server = new() { Token = RawServer.Granted() };
    private readonly List<RunningBoard> _boards = [];

    [Fact]
    public async Task It_pairs_and_stays_paired_through_a_power_cut()
    {
        RunningBoard board = PowerOn();
        await board.LineAsync("home");
        int lines = board.Board.Log.Lines.Count;
        int requests = _server.Requests.Length;
        await board.Board.ResetAsync();
        await board.LineAsync("home", lines);
        Assert.DoesNotContain(_server.Requests.Skip(requests), request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_polls_with_the_device_code_that_was_meant_whatever_its_escapes()
    {
        await PowerOn().LineAsync("paired");
        string poll = Assert.Single(_server.Requests, request => request.StartsWith("POST /token ", StringComparison.Ordinal));
        Assert.Contains("device_code=d%2Bc&", poll, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded\r\n", poll, StringComparison.Ordinal);
        Assert.Contains("Accept: application/json\r\n", poll, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_itself_to_the_API_with_its_access_token()
    {
        RunningBoard board = PowerOn();
        _server.Device = RawServer.Json(401, "", "WWW-Authenticate: Bearer error=\"invalid_token\"\r\n");
        await board.LineAsync("paired");
        _server.Token = RawServer.Json(400, """{"error":"invalid_grant"}""");
        await board.LineAsync("removed by the owner");
        Assert.Contains("Authorization: Bearer a\r\n", _server.Requests[^3] + _server.Requests[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_panel_it_pairs_all_the_same()
    {
        RunningBoard board = PowerOn(new BoardSettings { Panel = null });
        await board.LineAsync("panel: none answers");
        await board.LineAsync("paired");
    }

    [Fact]
    public async Task A_button_held_for_ten_seconds_resets_it()
    {
        RunningBoard board = PowerOn();
        await board.LineAsync("home");
        board.Board.SetButton(true);
        await board.LineAsync("reset: tokens and code deleted");
        board.Board.SetButton(false);
    }

    [Fact]
    public async Task Wi_Fi_that_comes_late_is_joined()
    {
        RunningBoard board = new(_server.Settings, hurry: 20);
        _boards.Add(board);
        board.Board.Radio.IsOn = false;
        board.Board.PowerOn();
        await board.LineAsync("wifi: Emulated Wi-Fi, attempt 2");
        board.Board.Radio.IsOn = true;
        await board.LineAsync("paired");
    }

    [Fact]
    public async Task Cut_in_the_middle_of_a_flash_write_it_still_pairs_afterwards()
    {
        RunningBoard whole = PowerOn();
        await whole.LineAsync("home");
        long all = whole.Board.Flash.Steps;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(part => CutAndPairAsync(all * part / 8)));
    }

    private async Task CutAndPairAsync(long steps)
    {
        using RunningBoard board = new(_server.Settings);
        board.Board.Flash.CutPowerAfter(steps);
        board.Board.PowerOn();
        await board.LineAsync("Power off.");
        await board.Board.WaitUntilStillAsync();
        int lines = board.Board.Log.Lines.Count;
        board.Board.PowerOn();
        await board.LineAsync("home", lines);
    }

    [Fact]
    public async Task Power_that_goes_while_a_request_waits_leaves_no_thread()
    {
        RunningBoard board = PowerOn();
        TaskCompletionSource isAsked = new();
        _server.Instead = async (_, end) =>
        {
            isAsked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
        };
        await isAsked.Task;
        board.Board.CutPower();
        await board.Board.WaitUntilStillAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Three_boards_in_one_process_do_not_disturb_each_other()
    {
        await Task.WhenAll(PowerOn().LineAsync("home"), PowerOn().LineAsync("home"), PowerOn().LineAsync("home"));
        Assert.Equal(3, _server.Requests.Count(request => request.StartsWith("POST /ask ", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        _boards.ForEach(board => board.Dispose());
        _server.Dispose();
    }

    private RunningBoard PowerOn(BoardSettings? settings = null)
    {
        RunningBoard board = new(_server.Settings, settings);
        _boards.Add(board);
        board.Board.PowerOn();
        return board;
    }
}
