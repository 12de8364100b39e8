using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Pairing.Protocol;
using Pairing.Service.Clients;

namespace Pairing.Service.Tests.Limits;

/// <summary>A process with a low limit of open files, and clients that want more connections.</summary>
public sealed class ConnectionsTests : IAsyncLifetime
{
    private const int Files = 1024;
    private const int Room = 424;
    private const int RoomForHeld = 324;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
    private readonly List<string> _log = [];
    private ServiceProcess _service = null!;

    public async Task InitializeAsync() =>
        _service = await ServiceProcess.StartWithFilesAsync(Files, _folder, _log.Add, "Pairing:Limits:NewCodes=1000");

    public Task DisposeAsync()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task At_the_limit_a_new_connection_waits_for_another_to_close_and_costs_no_file()
    {
        var first = await FillAsync();
        var later = new List<Task<string>>();
        for (int i = 0; i < 400; i++)
        {
            var client = await Client.ConnectAsync(_service.Http.BaseAddress!); // by the system
            later.Add(client.AskAndLeaveAsync());
        }

        for (int i = 0; i < 10; i++)
        {
            first.Dequeue().Dispose();
            Assert.Equal("HTTP/1.1 200 OK", await later[i]);
        }

        string files = $"/proc/{_service.Id.ToString(CultureInfo.InvariantCulture)}/fd";
        Assert.InRange(Directory.GetFileSystemEntries(files).Length, Room, Files - 100);
        while (first.TryDequeue(out var client))
        {
            client.Dispose();
        }

        Assert.All(await Task.WhenAll(later), answer => Assert.Equal("HTTP/1.1 200 OK", answer));
    }

    [Fact]
    public async Task Long_polls_leave_connections_for_a_phone()
    {
        Assert.Contains(
            $"The service holds at most {RoomForHeld} long polls, not 10000", string.Join('\n', _log), StringComparison.Ordinal);
        string[] codes = await Task.WhenAll(Enumerable.Range(0, RoomForHeld + 1).Select(_ => AskAsync()));
        List<Task<Answer>> polls = [.. codes.Select(HoldAsync)]; // together: the first is still held when the last arrives

        var one = await await Task.WhenAny(polls);
        Assert.Equal((Wire.AuthorizationPending, null), (one.Error, one.Header(Wire.PreferenceApplied)));
        Assert.Equal(HttpStatusCode.Redirect, (await _service.Http.GetAsync("/d")).StatusCode);
        _service.Terminate();
        Assert.All(await Task.WhenAll(polls), answer => Assert.Equal(Wire.AuthorizationPending, answer.Error));
        Assert.Equal(0, await _service.EndAsync());
    }

    [Fact]
    public async Task At_the_limit_it_stops_gracefully()
    {
        var all = await FillAsync();
        _service.Terminate();
        Assert.Equal(0, await _service.EndAsync());
        while (all.TryDequeue(out var client))
        {
            client.Dispose();
        }
    }

    private async Task<Queue<Client>> FillAsync()
    {
        var all = new Queue<Client>();
        for (int i = 0; i < Room; i++)
        {
            var client = await Client.ConnectAsync(_service.Http.BaseAddress!);
            all.Enqueue(client);
            Assert.Equal("HTTP/1.1 200 OK", await client.AskAsync());
        }

        return all;
    }

    private async Task<string> AskAsync()
    {
        using var ask = new FormUrlEncodedContent([new(Wire.ClientId, Defaults.ClientId)]);
        return (await Answer.OfAsync(await _service.Http.PostAsync(WellKnown.DeviceAuthorization, ask)))[Wire.DeviceCode]!;
    }

    private async Task<Answer> HoldAsync(string deviceCode)
    {
        using var poll = new HttpRequestMessage(HttpMethod.Post, WellKnown.Token)
        {
            Content = new FormUrlEncodedContent(
            [
                new(Wire.ClientId, Defaults.ClientId),
                new(Wire.GrantType, Wire.DeviceCodeGrant),
                new(Wire.DeviceCode, deviceCode),
            ]),
        };
        poll.Headers.TryAddWithoutValidation(Wire.Prefer, "wait=25");
        return await Answer.OfAsync(await _service.Http.SendAsync(poll));
    }

    /// <summary>One open connection.</summary>
    private sealed class Client : IDisposable
    {
        private readonly TcpClient _tcp = new();

        public static async Task<Client> ConnectAsync(Uri address)
        {
            var client = new Client();
            await client._tcp.ConnectAsync(address.Host, address.Port);
            return client;
        }

        /// <summary>The first line of the response.</summary>
        public async Task<string> AskAsync()
        {
            var stream = _tcp.GetStream();
            await stream.WriteAsync("GET /health/live HTTP/1.1\r\nHost: screen\r\n\r\n"u8.ToArray());
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            return await reader.ReadLineAsync() ?? "closed";
        }

        public async Task<string> AskAndLeaveAsync()
        {
            using (this)
            {
                return await AskAsync();
            }
        }

        public void Dispose() => _tcp.Dispose();
    }
}
