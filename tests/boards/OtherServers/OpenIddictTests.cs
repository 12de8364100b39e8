using System.Text.RegularExpressions;
using Pairing.Boards.Tests.OnTheBoard;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>
/// The same firmware with OpenIddict: found by OpenID's metadata, codes of twelve digits, encrypted access tokens.
/// </summary>
public sealed class OpenIddictTests
{
    private const string Code = @"\d{4}[-\s]+\d{4}[-\s]+\d{4}";

    [Fact]
    public async Task The_firmware_pairs_says_with_whom_and_renews_in_time()
    {
        await using OpenIddictServer server = await OpenIddictServer.StartAsync(accessSeconds: 120);
        using RunningBoard board = Board(server, "board");
        await DecideAsync(server, board, "approve");
        await board.LineAsync("home");
        await board.Board.WaitForScreenAsync(text => text.Contains("Ada Lovelace", StringComparison.Ordinal));
        await board.LineAsync("renewing the access token"); // when 108 seconds are over
        await server.AcceptedRenewedAsync();
        await board.Board.WaitForScreenAsync(text => text.Contains("Ada Renewed", StringComparison.Ordinal));
        Assert.DoesNotContain(board.Board.Log.Lines, line => line.StartsWith("not renewed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Denied_there_it_says_so()
    {
        await using OpenIddictServer server = await OpenIddictServer.StartAsync();
        using RunningBoard board = Board(server, "board");
        await DecideAsync(server, board, "deny");
        await board.LineAsync("denied by the owner");
    }

    [Fact]
    public async Task A_client_that_it_does_not_know_is_told_by_name()
    {
        await using OpenIddictServer server = await OpenIddictServer.StartAsync();
        using RunningBoard board = Board(server, "stranger");
        board.Board.PowerOn();
        Assert.Equal("trouble: SRV-4 invalid_client", await board.LineAsync("trouble: "));
    }

    private static RunningBoard Board(OpenIddictServer server, string client) => new(
        $$"""
        {"server":"{{server.Issuer}}","client_id":"{{client}}","scope":"openid profile offline_access","plain_http":true}
        """,
        hurry: 8);

    private static async Task DecideAsync(OpenIddictServer server, RunningBoard board, string decision)
    {
        board.Board.PowerOn();
        string screen = await board.Board.WaitForScreenAsync(text => Regex.IsMatch(text, Code));
        using HttpClient person = new();
        await person.PostAsync(
            server.Issuer + "/connect/verify",
            new FormUrlEncodedContent([
                new("user_code", Regex.Replace(Regex.Match(screen, Code).Value, @"\s+", "-")), new("decision", decision)]));
    }
}
