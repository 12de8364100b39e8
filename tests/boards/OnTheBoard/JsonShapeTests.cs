namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>
/// JSON of other shapes than the firmware asks for. The board's library ends the runtime on an array where a string should be
/// (device-api/FACTS.md 5), past any catch, and the board starts again, for ever.
/// </summary>
public sealed class JsonShapeTests : IDisposable
{
    private readonly RawServer _server = new();

    [Theory]
    [InlineData("""{"server":["https://pair.example"]}""", "server")]
    [InlineData("""{"server":"https://pair.example","name":["Kitchen"]}""", "name")]
    [InlineData("""{"server":"https://pair.example","board":{"name":"heltec-v2"}}""", "board")]
    [InlineData("""{"server":"https://pair.example","sda":[21]}""", "sda")]
    [InlineData("""{"server":"https://pair.example","plain_http":4.5}""", "plain_http")]
    public async Task Settings_of_another_shape_are_named_on_the_screen_and_the_board_stays_on(string settings, string member)
    {
        using LeapTime time = new();
        using RunningBoard board = new(settings, time);
        board.Board.PowerOn();
        await board.LineAsync("trouble: SET-9 Wrong value of " + member);
        await time.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(board.Board.Log.Lines, line => line == "Power on.");
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("token_endpoint")]
    [InlineData("user_code")]
    [InlineData("expires_in")]
    public async Task An_answer_of_another_shape_is_told_and_once_it_is_right_a_code_comes(string member)
    {
        using LeapTime time = new();
        using RunningBoard board = new(_server.Settings, time);
        (string metadata, string ask) = (_server.Metadata, _server.Ask);
        _server.Metadata = Listed(metadata, member);
        _server.Ask = Listed(ask, member);
        board.Board.PowerOn();
        if (member != "issuer") // by plain http it is not compared
        {
            await board.LineAsync("trouble: SRV-");
            (_server.Metadata, _server.Ask) = (metadata, ask);
            await time.PassAsync(TimeSpan.FromMinutes(2));
        }

        await board.LineAsync("code shown");
        Assert.Single(board.Board.Log.Lines, line => line == "Power on.");
    }

    public void Dispose() => _server.Dispose();

    /// <summary>The member's value as the only item of a list.</summary>
    private static string Listed(string answer, string member)
    {
        string body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return RawServer.Json(200, System.Text.RegularExpressions.Regex.Replace(
            body, $"\"{member}\":(\"[^\"]*\"|\\d+)", match => $"\"{member}\":[{match.Groups[1].Value}]"));
    }
}
