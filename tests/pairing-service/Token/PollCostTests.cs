using System.Net.Sockets;
using System.Text;
using Pairing.Protocol;
using Xunit.Abstractions;

namespace Pairing.Service.Tests.Token;

/// <summary>The garbage of a pending poll, including Kestrel's. The client is a socket that allocates nothing.</summary>
[Collection(nameof(Alone))]
public sealed class PollCostTests(ITestOutputHelper output)
{
    private const int Polls = 2000;

    /// <summary>
    /// A debug build takes about 3100 bytes, a release build less. What pages need (a session, its services,
    /// IHttpContextAccessor) would add hundreds or thousands.
    /// </summary>
    private const int MaximumBytes = 3500;

    [Fact]
    public async Task A_pending_poll_allocates_next_to_nothing()
    {
        // With one second of tolerance, an interval of one second is none, so the clock can stay stopped
        await using var service = await RunningService.StartAsync(
            "Pairing:Polling:Interval=1", "Pairing:Limits:TokenRequests=1000000");
        var screen = new TestDevice(service);
        await screen.AskAsync();
        using var socket = Connect(service);
        byte[] poll = Poll(screen);
        byte[] answer = new byte[4096];
        Ask(socket, poll, answer, Polls / 10); // everything is compiled and cached

        long before = GC.GetTotalAllocatedBytes(precise: true);
        int length = Ask(socket, poll, answer, Polls);
        long each = (GC.GetTotalAllocatedBytes(precise: true) - before) / Polls;

        output.WriteLine($"{each} bytes for a poll");
        Assert.Contains(Wire.AuthorizationPending, Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
        Assert.InRange(each, 0, MaximumBytes);
    }

    /// <summary>The allocation counter is for the whole process, so no other test may run in parallel.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;

    private static Socket Connect(RunningService service)
    {
        var address = new Uri(service.Address);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(address.Host, address.Port);
        return socket;
    }

    private static byte[] Poll(TestDevice screen)
    {
        string form = $"{Wire.ClientId}={Defaults.ClientId}&{Wire.GrantType}={Uri.EscapeDataString(Wire.DeviceCodeGrant)}" +
            $"&{Wire.DeviceCode}={screen.DeviceCode}";
        return Encoding.ASCII.GetBytes(
            $"POST {WellKnown.Token} HTTP/1.1\r\nHost: pairing\r\nContent-Type: {Wire.FormMediaType}\r\nContent-Length: " +
            $"{form.Length}\r\n\r\n{form}");
    }

    private static int Ask(Socket socket, byte[] poll, byte[] answer, int times)
    {
        int length = 0;
        for (int i = 0; i < times; i++)
        {
            socket.Send(poll);
            length = 0;
            do
            {
                length += socket.Receive(answer.AsSpan(length));
            }
            while (answer[length - 1] != '}'); // the end of the JSON and of the response
        }

        return length;
    }
}
