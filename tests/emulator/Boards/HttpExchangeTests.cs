extern alias board;
using System.Reflection;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core.Network;
using Pairing.Emulator.Tests.Board;
using Pairing.Emulator.Tests.StandIns;
using BoardEvent = board::System.Threading.AutoResetEvent;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>A request that the loop gives up while its thread is at work.</summary>
public class HttpExchangeTests
{
    /// <summary>
    /// The moment in which the loop has noted the end and has not disposed anything yet. Nobody disposes a response that arrives
    /// now, so the thread must not begin to read it. Time stands still, so no time-out ends it either.
    /// </summary>
    [Fact]
    public async Task A_response_that_arrives_after_the_request_was_given_up_is_not_read()
    {
        using LyingServer server = new("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun", staysOpen: true);
        object? failure = await OnBoard.RunAsync(
            () =>
            {
                BoardEvent wake = new(false);
                HttpTls tls = new("", new LittleFs(new SerialLog()));
                HttpExchange exchange = new(HttpRequest.Get(server.Url, 1000), tls, new TickClock(), wake);
                FieldInfo stage = typeof(HttpExchange).GetField("_stage", BindingFlags.Instance | BindingFlags.NonPublic)!;
                server.RunBeforeResponse(() => stage.SetValue(exchange, Enum.Parse(stage.FieldType, "Closed")));
                exchange.Start();
                wake.WaitOne();
                return (object?)exchange.Answer!.Failure;
            },
            OnBoard.Plain with { Time = new TestTime() });
        Assert.Equal(HttpFailure.TimedOut, failure);
    }
}
