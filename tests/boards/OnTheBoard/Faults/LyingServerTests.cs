namespace Pairing.Boards.Tests.OnTheBoard.Faults;

/// <summary>Servers that lie, and what a person then reads on the screen.</summary>
public sealed class LyingServerTests : IDisposable
{
    private readonly FaultyBoard _board = new();

    [Theory]
    [InlineData("refuses", "NET-3", "Server not reached")]
    [InlineData("vanishes", "NET-4", "No response in time")]
    [InlineData("stalls-headers", "NET-4", "No response in time")]
    [InlineData("stalls-body", "NET-4", "No response in time")]
    [InlineData("drips", "NET-4", "No response in time")]
    [InlineData("cuts:0", "NET-5", "Connection lost")]
    [InlineData("cuts:1", "NET-5", "Connection lost")]
    [InlineData("cuts:10", "NET-5", "Connection lost")] // HTTP/1.1 4
    [InlineData("cuts:12", "NET-5", "Connection lost")] // HTTP/1.1 404
    [InlineData("cuts:40", "NET-5", "Connection lost")] // within the header
    [InlineData("no-http", "NET-5", "Connection lost")]
    [InlineData("500", "SRV-3", "Server trouble, 500")]
    [InlineData("503", "SRV-3", "Server trouble, 503")]
    [InlineData("429", "SRV-6", "Server is busy")]
    [InlineData("floods", "SRV-5", "Response too long")]
    [InlineData("redirects", "SRV-7", "Sent to")] // the address goes over two lines
    [InlineData("portal", "SRV-8", "Web page instead of data")]
    [InlineData("511", "SRV-8", "Web page instead of data")]
    [InlineData("403", "SRV-4", "HTTP 403")]
    [InlineData("lists", "SRV-1", "No pairing there")]
    public async Task A_lying_server_is_named_and_once_it_is_honest_a_code_comes(string lie, string code, string cause)
    {
        _board.Suffer("server=" + lie);
        await _board.ShowsAsync(code, cause);
        _board.Suffer("server=honest");
        _board.Board.PressButton();
        await _board.ShowsAsync("WDJB-MJHT");
    }

    [Theory]
    [InlineData("escapes")]
    [InlineData("unknown-members")]
    [InlineData("big-numbers")]
    public async Task An_answer_that_only_looks_strange_is_understood(string lie)
    {
        _board.Server.Token = RawServer.Granted();
        _board.Suffer("server=" + lie);
        await _board.ShowsAsync("Paired", "ada");
    }

    [Theory]
    [InlineData("refuses")]
    [InlineData("stalls-headers")]
    [InlineData("stalls-body")]
    [InlineData("cuts:100")]
    [InlineData("503")]
    public async Task While_a_code_waits_it_stays_on_the_screen_with_the_next_try(string lie)
    {
        await _board.StartAsync();
        await _board.ShowsAsync("WDJB-MJHT");
        _board.Suffer("server=" + lie);
        await _board.ShowsAsync("WDJB-MJHT", "retry");
        _board.Server.Token = RawServer.Granted();
        _board.Suffer("server=honest");
        await _board.ShowsAsync("Paired");
    }

    [Fact]
    public async Task An_error_that_no_RFC_knows_stands_on_the_screen_by_its_name_until_a_press()
    {
        using FaultyBoard board = new(hurry: 1); // a press must be felt on a busy machine too
        board.Suffer("server=odd-error");
        await board.ShowsAsync("SRV-4", "out_of_paper");
        board.Suffer("server=honest");
        board.Board.HoldButton(TimeSpan.FromMilliseconds(600));
        await board.ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_server_that_always_says_slow_down_is_asked_ever_more_seldom()
    {
        _board.Suffer("server=slow-down");
        await _board.LineAsync("polling: slower, every 7 s");
        await _board.LineAsync("polling: slower, every 12 s");
        await _board.ShowsAsync("WDJB-MJHT");
    }

    public void Dispose() => _board.Dispose();
}
