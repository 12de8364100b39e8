namespace Pairing.Boards.Tests.OnTheBoard.Faults;

/// <summary>Wi-Fi and names that fail.</summary>
public sealed class NetworkFaultTests : IDisposable
{
    private readonly FaultyBoard _board = new();

    [Fact]
    public async Task Wi_Fi_that_is_gone_while_a_code_waits_leaves_the_code()
    {
        await _board.StartAsync();
        await _board.ShowsAsync("WDJB-MJHT");
        _board.Suffer("wifi=gone");
        await _board.ShowsAsync("WDJB-MJHT", "retry");
    }

    [Fact]
    public async Task A_wrong_password_is_suspected()
    {
        _board.Suffer("wifi=wrong-password");
        await _board.ShowsAsync("Joining", "Check password");
        _board.Suffer("wifi=fine");
        await _board.ShowsAsync("WDJB-MJHT");
    }

    [Theory]
    [InlineData("gone", "Network not found")]
    [InlineData("wrong-password", "Check password")]
    [InlineData("no-address", "No address given")]
    public async Task Why_the_Wi_Fi_is_not_joined_is_told_apart(string fault, string reason)
    {
        _board.Suffer("wifi=" + fault);
        await _board.ShowsAsync("Joining", reason);
        _board.Suffer("wifi=fine");
        await _board.ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_hidden_network_is_joined()
    {
        _board.Board.Radio.Networks = [new("Emulated Wi-Fi", "emulated", IsHidden: true)];
        await _board.StartAsync();
    }

    [Fact]
    public async Task A_name_server_that_knows_no_name_is_named()
    {
        using FaultyBoard board = FaultyBoard.AtAName();
        board.Suffer("dns=wrong");
        await board.ShowsAsync("NET-2", "Server name not found");
    }

    [Fact]
    public async Task A_name_that_leads_to_another_host_finds_no_pairing_there_and_a_code_once_it_is_right()
    {
        using FaultyBoard board = FaultyBoard.AtAName();
        board.Suffer("dns=elsewhere");
        await board.ShowsAsync("SRV-1", "No pairing there");
        Assert.Empty(board.Server.Requests);
        board.Suffer("dns=fine");
        board.Board.PressButton();
        await board.ShowsAsync("WDJB-MJHT");
    }

    public void Dispose() => _board.Dispose();
}
