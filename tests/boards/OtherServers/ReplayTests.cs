using Pairing.Boards.Tests.OnTheBoard;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>
/// The whole firmware with each provider, named by one word: each replay refuses a request that its provider would refuse.
/// </summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData("amazon", "AAYJHL", "amazon.com/us/code", "Ada Lovelace")]
    [InlineData("google", "GQVQJKEC", "www.google.com/device", "Ada Lovelace")]
    [InlineData("github", "WDJBMJHT", "github.com/login/device", "ada")]
    [InlineData("microsoft", "EWPU7M86B", "microsoft.com/devicelogin", "Ada Lovelace")]
    [InlineData("twitch", "ABCDEFGH", "www.twitch.tv/activate", "ada")]
    [InlineData("trakt", "5055CC52", "trakt.tv/activate", "")]
    [InlineData("facebook", "A1NWZ9KB", "www.facebook.com/device", "Ada Lovelace")]
    [InlineData("keycloak", "WDJBMJHT", "/realms/home/device", "Ada Lovelace")]
    [InlineData("hydra", "AXDEBYZT", "/oauth2/device/verify", "")]
    [InlineData("auth0", "QTZLMCBW", "/activate", "Ada Lovelace")]
    [InlineData("okta", "GDLMZQCT", "/activate", "Ada Lovelace")]
    [InlineData("zitadel", "HNQXRRLD", "/device", "Ada Lovelace")]
    public async Task It_shows_the_code_pairs_and_says_whose_token_it_is(
        string provider, string code, string address, string name)
    {
        using Replay replay = new(provider);
        using RunningBoard board = await replay.BoardAsync();
        board.Board.PowerOn();
        await board.Board.WaitForScreenAsync(
            text => Plain(text).Contains(code, StringComparison.Ordinal)
                && Plain(text).Contains(address, StringComparison.Ordinal));
        await replay.DecideAsync("approved");
        await board.LineAsync("home");
        await board.Board.WaitForScreenAsync(text =>
            text.Contains("Connected", StringComparison.Ordinal) && text.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain(replay.Lines, line => line.Contains(" 404 nothing", StringComparison.Ordinal)
            && !line.Contains("/.well-known/", StringComparison.Ordinal)); // RFC 8414's place is tried before OpenID's
    }

    [Theory]
    [InlineData("amazon")]
    [InlineData("google")]
    [InlineData("github")]
    [InlineData("microsoft")]
    [InlineData("twitch")]
    [InlineData("keycloak")]
    [InlineData("hydra")]
    [InlineData("auth0")]
    [InlineData("okta")]
    [InlineData("zitadel")]
    public async Task A_token_that_is_over_is_renewed_at_the_next_look(string provider)
    {
        using Replay replay = new(provider);
        using RunningBoard board = await HomeAsync(replay);
        await replay.EndTokenAsync();
        int lines = board.Board.Log.Lines.Count;
        board.Board.HoldButton(TimeSpan.FromMilliseconds(600)); // a short press, and long enough for a busy machine
        await board.LineAsync("renewing the access token", lines);
        await board.Board.WaitForScreenAsync(text => text.Contains("Connected", StringComparison.Ordinal));
        Assert.DoesNotContain("removed by the owner", board.Board.Log.Lines);
        Assert.DoesNotContain(board.Board.Log.Lines, line => line.StartsWith("not renewed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("amazon")]
    [InlineData("google")]
    [InlineData("github")]
    [InlineData("microsoft")]
    [InlineData("twitch")]
    [InlineData("trakt")]
    [InlineData("keycloak")]
    [InlineData("auth0")]
    [InlineData("okta")]
    [InlineData("zitadel")]
    public async Task Denied_there_it_says_so(string provider)
    {
        using Replay replay = new(provider);
        using RunningBoard board = await ShowingAsync(replay);
        await replay.DecideAsync("denied");
        await board.LineAsync("denied by the owner");
        await board.Board.WaitForScreenAsync(text => text.Contains("Denied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("amazon")]
    [InlineData("github")]
    [InlineData("microsoft")]
    [InlineData("trakt")]
    [InlineData("facebook")]
    [InlineData("keycloak")]
    [InlineData("auth0")]
    [InlineData("okta")]
    [InlineData("zitadel")]
    public async Task Expired_there_it_says_so_and_asks_again(string provider)
    {
        using Replay replay = new(provider);
        using RunningBoard board = await ShowingAsync(replay);
        int lines = board.Board.Log.Lines.Count;
        await replay.DecideAsync("expired");
        await board.Board.WaitForScreenAsync(text => text.Contains("Expired", StringComparison.Ordinal));
        await replay.DecideAsync("pending");
        await board.LineAsync("code shown", lines);
    }

    [Theory]
    [InlineData("amazon", "stranger", "InvalidValue")]
    [InlineData("google", "stranger", "invalid_client")]
    [InlineData("github", "without", "device_flow_disabled")]
    [InlineData("microsoft", "stranger", "unauthorized_client")]
    [InlineData("microsoft", "web", "invalid_client")] // a confidential client: it says so only at the poll
    [InlineData("twitch", "stranger", "invalid client")]
    [InlineData("facebook", "stranger", "Invalid OAuth access token")]
    [InlineData("keycloak", "stranger", "invalid_client")]
    [InlineData("keycloak", "without", "unauthorized_client")]
    [InlineData("hydra", "stranger", "invalid_client")]
    [InlineData("auth0", "without", "unauthorized_client")]
    [InlineData("okta", "stranger", "invalid_client")] // as errorCode
    [InlineData("okta", "without", "unauthorized_client")]
    [InlineData("zitadel", "stranger", "invalid_client")]
    public async Task What_it_refuses_is_told_in_its_own_words(string provider, string client, string word)
    {
        using Replay replay = new(provider);
        using RunningBoard board = await replay.BoardAsync(client);
        board.Board.PowerOn();
        Assert.Equal("trouble: SRV-4 " + word, await board.LineAsync("trouble: "));
        await board.Board.WaitForScreenAsync(
            text => text.ReplaceLineEndings(" ").Contains(word, StringComparison.Ordinal));
    }

    /// <summary>github.com/MicrosoftDocs/azure-docs and many more: a scope that the provider does not allow.</summary>
    [Fact]
    public async Task A_scope_that_Google_does_not_allow_is_told()
    {
        using Replay replay = new("google");
        using RunningBoard board = await replay.BoardAsync(more: ",\"scope\":\"https://www.googleapis.com/auth/gmail\"");
        board.Board.PowerOn();
        Assert.Equal("trouble: SRV-4 invalid_scope", await board.LineAsync("trouble: "));
    }

    /// <summary>github.com/cli/oauth/pull/107: GitHub's slow_down has the new interval in it.</summary>
    [Fact]
    public async Task The_interval_in_a_slow_down_counts()
    {
        using Replay replay = new("github");
        using RunningBoard board = await ShowingAsync(replay);
        Assert.Equal("polling: slower, every 10 s", await board.LineAsync("polling: slower"));
    }

    private static async Task<RunningBoard> ShowingAsync(Replay replay)
    {
        RunningBoard board = await replay.BoardAsync();
        board.Board.PowerOn();
        await board.LineAsync("code shown");
        return board;
    }

    private static async Task<RunningBoard> HomeAsync(Replay replay)
    {
        RunningBoard board = await ShowingAsync(replay);
        await replay.DecideAsync("approved");
        await board.LineAsync("home");
        await board.Board.WaitForScreenAsync(text => text.Contains("Connected", StringComparison.Ordinal));
        return board;
    }

    /// <summary>Without what groups letters and breaks lines.</summary>
    private static string Plain(string text) =>
        text.ReplaceLineEndings("").Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
