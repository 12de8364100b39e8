namespace Pairing.Boards.Tests.OnTheBoard.Faults;

/// <summary>Over https: another host, and clocks that are wrong.</summary>
public sealed class SecureFaultTests : IDisposable
{
    private readonly FaultyBoard _board = FaultyBoard.ByTls();

    [Fact]
    public async Task Over_https_the_other_host_is_not_even_asked()
    {
        _board.Suffer("dns=elsewhere");
        await _board.ShowsAsync("TLS-1", "No secure connection");
    }

    [Theory]
    [InlineData("1970", "CLK-1", "Date unknown")]
    [InlineData("future", "CLK-2", "Wrong date 20")]
    public async Task With_a_wrong_clock_TLS_cannot_be(string clock, string code, string cause)
    {
        _board.Suffer("clock=" + clock);
        await _board.ShowsAsync(code, cause);
        Assert.Empty(_board.Server.Requests);

        // and with the right one it can
        _board.Suffer("clock=fine");
        await _board.Board.ResetAsync();
        await _board.ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_after_a_certificate_was_good_is_not_believed()
    {
        await _board.StartAsync();
        int requests = _board.Server.Requests.Length;
        _board.Suffer("clock=past");
        await _board.Board.ResetAsync();
        await _board.ShowsAsync("CLK-2", "Wrong date 20");
        Assert.Equal(requests, _board.Server.Requests.Length);
        _board.Suffer("clock=fine");
        _board.Board.PressButton();
        await _board.ShowsAsync("WDJB-MJHT");
    }

    public void Dispose() => _board.Dispose();
}
