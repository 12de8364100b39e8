using System.Text.RegularExpressions;
using Pairing.Boards.Tests.OnTheBoard;
using Pairing.Emulator.Board;
using Pairing.Firmware.Core.Storage;
using Pairing.Tests.World;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>
/// The same firmware with a server that nobody here wrote: its metadata is OpenID's, it names no interval, its complete address
/// has a query, and it keeps no record of devices.
/// </summary>
public sealed class OidcProviderTests
{
    [Theory]
    [InlineData("base-20", "****-****", "[B-Z]{4}-[B-Z]{4}")]
    [InlineData("digits", "***-***-***", @"[0-9]{3}\s[0-9]{3}\s[0-9]{3}")] // as it stands beside the QR code
    public async Task The_firmware_pairs_with_it_unchanged(string charset, string mask, string code)
    {
        using OidcProvider server = new(charset, mask);
        string issuer = await server.IssuerAsync();
        using RunningBoard board = new($$"""
            {"server":"{{issuer}}","client_id":"board","scope":"openid offline_access","plain_http":true}
            """);
        board.Board.PowerOn();

        // The person reads the code off the screen, and types it at the address there.
        string address = new Uri(issuer).Authority + "/device";
        await board.Board.WaitForScreenAsync(text => text.ReplaceLineEndings("").Contains(address, StringComparison.Ordinal));
        string screen = await board.Board.WaitForScreenAsync(text => Regex.IsMatch(text, code));
        using Phone phone = new(new Uri(issuer));
        string page = await phone.FillAsync(
            "http://" + address, "", ("user_code", Regex.Match(screen, code).Value), ("login", "ada"), ("password", "any"));
        Assert.Contains("Sign-in Success", page, StringComparison.Ordinal);

        await board.LineAsync("home");
        Assert.Contains("code shown: for 600 s, polling every 5 s", board.Board.Log.Lines);
        Assert.Equal(1, server.Grants);
        (string access, string refresh) = TokensOf(board.Board);
        Assert.NotEmpty(access);
        Assert.NotEmpty(refresh);

        int lines = board.Board.Log.Lines.Count;
        await board.Board.ResetAsync();
        await board.LineAsync("home", lines);
        Assert.Equal((access, refresh), TokensOf(board.Board));
        Assert.Equal(1, server.Grants);
    }

    [Fact]
    public async Task Denied_there_it_says_so()
    {
        using OidcProvider server = new("base-20", "****-****");
        string issuer = await server.IssuerAsync();
        using RunningBoard board = new($$"""{"server":"{{issuer}}","client_id":"board","scope":"openid","plain_http":true}""");
        board.Board.PowerOn();
        string screen = await board.Board.WaitForScreenAsync(text => Regex.IsMatch(text, "[B-Z]{4}-[B-Z]{4}"));
        using Phone phone = new(new Uri(issuer));
        await phone.FillAsync(issuer + "/device", "abort", ("user_code", Regex.Match(screen, "[B-Z]{4}-[B-Z]{4}").Value));
        await board.LineAsync("denied by the owner");
    }

    [Fact]
    public async Task A_client_that_it_does_not_know_is_told_by_name()
    {
        using OidcProvider server = new("base-20", "****-****");
        string issuer = await server.IssuerAsync();
        using RunningBoard board = new($$"""{"server":"{{issuer}}","client_id":"stranger","plain_http":true}""");
        board.Board.PowerOn();
        Assert.Equal("trouble: SRV-4 invalid_client", await board.LineAsync("trouble: "));
        await board.Board.WaitForScreenAsync(text => text.Contains("invalid_client", StringComparison.Ordinal));
    }

    private static (string Access, string Refresh) TokensOf(VirtualBoard board)
    {
        byte[] file = board.Flash.Read(@"I:\tokens.0")!;
        string[] texts = Texts.Unpack(file[8..^4], 6)!; // between header and checksum
        return (texts[1], texts[2]);
    }
}
