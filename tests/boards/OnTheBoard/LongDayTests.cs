using System.Net;
using System.Net.Sockets;
using Xunit.Abstractions;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>A day of a board, its requests over real sockets included.</summary>
public sealed class LongDayTests(ITestOutputHelper output) : IDisposable
{
    private readonly LeapTime _time = new();

    [Fact]
    public async Task A_day_without_a_server_is_at_most_one_request_a_minute()
    {
        using TcpListener closing = new(IPAddress.Loopback, 0);
        closing.Start();
        int requests = 0;
        Task listening = Task.Run(async () =>
        {
            while (_time.Elapsed < TimeSpan.FromDays(1))
            {
                using TcpClient caller = await closing.AcceptTcpClientAsync();
                requests += _time.Elapsed < TimeSpan.FromDays(1) ? 1 : 0;
            }
        });
        using RunningBoard board = new($$"""{"server":"http://{{closing.LocalEndpoint}}","plain_http":true}""", _time);
        board.Board.PowerOn();
        await listening.WaitAsync(TimeSpan.FromMinutes(5));
        output.WriteLine($"{requests} requests in a day");
        Assert.InRange(requests, 1300, 1440); // chance is the board's own; Life holds the longest day
    }

    public void Dispose() => _time.Dispose();
}
