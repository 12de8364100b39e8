using Pairing.Boards.Tests.OnTheBoard;

namespace Pairing.Boards.Tests.OtherServers;

/// <summary>What only one provider does.</summary>
public sealed class ReplayPeculiarTests
{
    /// <summary>
    /// github.com/ory/hydra/issues/4110: neither a denial nor the end of the code reaches the poll. The board's own count of its
    /// time does.
    /// </summary>
    [Theory]
    [InlineData("denied")]
    [InlineData("expired")]
    public async Task A_code_that_Hydra_calls_pending_for_ever_ends_by_its_time(string decision)
    {
        using Replay replay = new("hydra");
        using RunningBoard board = await replay.BoardAsync("brief");
        board.Board.PowerOn();
        await board.LineAsync("code shown: for 30 s");
        await replay.DecideAsync(decision);
        await board.LineAsync("code expired");
    }

    /// <summary>Alexa's scope goes alone, with the product's data, and its token shows no profile.</summary>
    [Fact]
    public async Task Amazon_pairs_a_product_with_Alexa()
    {
        using Replay replay = new("amazon");
        using RunningBoard board = await replay.BoardAsync(more: Alexa(
            """{"alexa:all":{"productID":"P","productInstanceAttributes":{"deviceSerialNumber":"1"}}}"""));
        board.Board.PowerOn();
        await board.LineAsync("code shown");
        await replay.DecideAsync("approved");
        await board.LineAsync("home: no profile, 401");
        await board.Board.WaitForScreenAsync(text => text.Contains("Connected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "invalid_request")] // the parameter is missing
    [InlineData("""{"alexa:all":{"productID":"P"}}""", "invalid_scope")]
    public async Task A_product_that_Amazon_cannot_read_is_told(string product, string word)
    {
        using Replay replay = new("amazon");
        using RunningBoard board = await replay.BoardAsync(more: Alexa(product));
        board.Board.PowerOn();
        Assert.Equal("trouble: SRV-4 " + word, await board.LineAsync("trouble: "));
    }

    private static string Alexa(string product) =>
        $$""","scope":"alexa:all","scope_data":"{{product.Replace("\"", "\\\"", StringComparison.Ordinal)}}" """;
}
