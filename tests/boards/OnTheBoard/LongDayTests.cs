using System.Net;
using System.Net.Sockets;
using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>Hours of a board, its requests over real sockets included.</summary>
public sealed class LongDayTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(Soak.Rounds(inSuite: 4, inSoak: 24));

    private readonly LeapTime _time = new();

    [Fact]
    public async Task A_long_time_without_a_server_is_at_most_one_request_a_minute()
    {
        using TcpListener closing = new(IPAddress.Loopback, 0);
        closing.Start();
        int requests = 0;
        Task listening = Task.Run(async () =>
        {
            while (_time.Elapsed < Day)
            {
                using TcpClient caller = await closing.AcceptTcpClientAsync();
                requests += _time.Elapsed < Day ? 1 : 0;
            }
        });
        using RunningBoard board = new($$"""{"server":"http://{{closing.LocalEndpoint}}","plain_http":true}""", _time);
        board.Board.PowerOn();
        await listening.WaitAsync(TimeSpan.FromMinutes(5));
        output.WriteLine($"{requests} requests in {Day.TotalHours} hours");
        // Chance is the board's own; Life holds the longest day.
        Assert.InRange(requests, Day.TotalMinutes * 1300 / 1440, Day.TotalMinutes);
    }

    public void Dispose() => _time.Dispose();
}
