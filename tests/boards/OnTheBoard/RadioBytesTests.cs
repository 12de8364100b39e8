using System.Globalization;
using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>
/// What docs/power.md tells of the bytes of each request, as the emulator's HTTP stand-in puts them on a real socket.
/// tests/firmware/Life/RadioHourTests counts the requests of an hour.
/// </summary>
public sealed class RadioBytesTests : IDisposable
{
    private readonly LeapTime _time = new();
    private readonly RawServer _server = new();

    [Fact]
    public async Task Each_request_has_as_many_bytes_as_the_page_on_power_says()
    {
        _server.Ask = RawServer.Json(200, $$"""
            {"device_code":"{{new string('d', 43)}}","user_code":"WDJB-MJHT","verification_uri":"http://x/d","expires_in":600,
            "interval":5,"prefer_wait":"25"}
            """);
        using RunningBoard board = new(_server.Settings, _time);
        board.Board.PowerOn();
        await _server.ReachedAsync("/token", 2);
        _server.Token = RawServer.Json(200, $$"""
            {"access_token":"{{new string('a', 1000)}}","token_type":"Bearer","expires_in":3600,
            "refresh_token":"{{new string('r', 43)}}","account":"ada"}
            """);
        await _server.ReachedAsync("/api/device", 1);
        await _server.ReachedAsync("/api/device/screen", 1);
        Told("a poll", Bytes("POST /token"));
        Told("a check", Bytes("GET /api/device "));
        Told("a request for words", Bytes("GET /api/device/screen"));
    }

    public void Dispose()
    {
        _server.Dispose();
        _time.Dispose();
    }

    private int Bytes(string beginning) =>
        _server.Requests.First(request => request.StartsWith(beginning, StringComparison.Ordinal)).Length;

    private static void Told(string request, int bytes)
    {
        Match told = Regex.Match(Repository.Read("docs/power.md"), $@"\| {request} \| (?<bytes>[\d,]+) \|");
        Assert.True(told.Success, $"docs/power.md lacks: | {request} | {bytes} |");
        int page = int.Parse(told.Groups["bytes"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.InRange(bytes, page * 0.95, page * 1.05); // the address of the server has more or fewer letters
    }
}
