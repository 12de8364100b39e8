using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>A router that fails again and again, at any moment of a request, for a tenth of a second or minutes.</summary>
public sealed class WifiDropTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Drops = Soak.Rounds(inSuite: 50, inSoak: 500);

    private readonly LeapTime _time = new();
    private readonly Random _random = new(8628);
    private readonly RawServer _server = new()
    {
        Ask = RawServer.Json(200, """
            {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"http://x/d","expires_in":86400,"interval":5}
            """),
    };

    [Fact]
    public async Task Wi_Fi_that_drops_again_and_again_costs_neither_the_code_nor_the_tokens()
    {
        using RunningBoard board = new(_server.Settings, _time);
        board.Board.PowerOn();
        await board.LineAsync("code shown");
        int whilePairing = await DropAsync(board, Drops / 2, 90, "polling: ");
        _server.Token = RawServer.Granted();
        await board.LineAsync("home");
        int whilePaired = await DropAsync(board, Drops - (Drops / 2), 400, "home: "); // it asks every five minutes
        Assert.Single(_server.Requests, request => request.StartsWith("POST /ask ", StringComparison.Ordinal));
        Assert.DoesNotContain(board.Board.Log.Lines, line => line.StartsWith("failed turn", StringComparison.Ordinal));

        int lines = board.Board.Log.Lines.Count;
        int requests = _server.Requests.Length;
        await board.Board.ResetAsync();
        await board.LineAsync("home", lines);
        Assert.DoesNotContain(
            _server.Requests.Skip(requests), request => request.StartsWith("POST /ask", StringComparison.Ordinal));
        int refreshes = _server.Requests.Count(request => request.Contains("grant_type=refresh_token", StringComparison.Ordinal));
        output.WriteLine($"{Drops} drops in {_time.Elapsed.TotalHours:0.0} hours: noticed {whilePairing} while pairing and "
            + $"{whilePaired} while paired; {refreshes} refreshes; one code in all, and paired at the end");
        Assert.InRange(whilePairing, Drops / 10, Drops);
        Assert.InRange(whilePaired, Drops / 10, Drops);
        Assert.InRange(refreshes, 1, Drops * 2);
    }

    /// <param name="seconds">The longest drop.</param>
    /// <returns>How often the device noticed.</returns>
    private async Task<int> DropAsync(RunningBoard board, int drops, int seconds, string phase)
    {
        int first = board.Board.Log.Lines.Count;
        for (int i = 0; i < drops; i++)
        {
            // Each other check finds a token that is to be renewed
            _server.Device = i % 2 == 0 ? RawServer.Json(200, """{"account":"ada"}""")
                : RawServer.Json(401, "", "WWW-Authenticate: Bearer error=\"invalid_token\"\r\n");
            await _time.PassAsync(TimeSpan.FromMilliseconds(_random.Next(60_000)), () => board.Board.Radio.IsOn = false);
            int lasts = 100 + _random.Next(seconds * 1000);
            await _time.PassAsync(TimeSpan.FromMilliseconds(lasts), () => board.Board.Radio.IsOn = true);
        }

        _server.Device = RawServer.Json(200, """{"account":"ada"}""");
        int last = _server.Requests.Length;
        for (int minutes = 0; _server.Requests.Length == last; minutes++)
        {
            Assert.True(minutes < 20, $"the device does not ask again\n{board.Board.Log}");
            await _time.PassAsync(TimeSpan.FromMinutes(1));
        }

        return board.Board.Log.Lines.Skip(first).Count(line => line.StartsWith(phase + "no response", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _server.Dispose();
        _time.Dispose();
    }
}
