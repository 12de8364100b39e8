using System.Net;
using Microsoft.Data.Sqlite;
using Pairing.Protocol;
using Pairing.Service.Clients;
using Pairing.Tests;

namespace Pairing.Service.Tests.Storage;

/// <summary>The folder of the database disappears, as a disk or a mount can, and comes back.</summary>
public sealed class StorageDownTests : IAsyncLifetime
{
    private readonly string _disk = Path.Combine(Path.GetTempPath(), $"pairing-disk-{Guid.NewGuid():N}");
    private RunningService _service = null!;

    private string Away => _disk + "-away";

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_disk);
        string connection = $"Data Source={Path.Combine(_disk, "pairing.db")};Pooling=False";
        _service = await RunningService.StartAsync("Pairing:Storage:ConnectionString=" + connection);
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        foreach (string folder in new[] { _disk, Away }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Devices_are_told_to_try_again_and_nothing_is_half_done()
    {
        var screen = new TestDevice(_service);
        await screen.AskAsync();
        await screen.ApproveAsync(await _service.AddAccountAsync());
        Directory.Move(_disk, Away);

        AssertUnavailable(await screen.PollAsync());
        AssertUnavailable(await new TestDevice(_service).AskAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _service.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _service.Http.GetAsync("/health/live")).StatusCode);

        Directory.Move(Away, _disk);
        Assert.Equal(HttpStatusCode.OK, (await _service.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await screen.PollAsync()).Status);

        string refresh = screen.RefreshToken;
        Directory.Move(_disk, Away);
        AssertUnavailable(await screen.RefreshAsync(refresh));
        AssertUnavailable(await screen.WhoAmIAsync());
        Directory.Move(Away, _disk);
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync(refresh)).Status);
        TrustTable.Add("A database file that goes away and comes back, at a redemption and a refresh", 2, 0, 0, "StorageDown");
    }

    [Fact]
    public async Task A_pending_poll_stays_pending()
    {
        var screen = new TestDevice(_service);
        await screen.AskAsync();
        Directory.Move(_disk, Away);
        Assert.Equal(Wire.AuthorizationPending, (await screen.PollAsync()).Error);
        Directory.Move(Away, _disk);
    }

    [Fact]
    public async Task A_pending_poll_stays_pending_for_a_client_in_the_database()
    {
        await _service.Get<IClients>().AddAsync(
            new StoredClient
            {
                Id = "tv",
                Name = "tv",
                Grants = Wire.DeviceCodeGrant,
                Scopes = "device",
                AddedAt = _service.Clock.GetUtcNow(),
            }, default);
        var tv = new TestDevice(_service, "tv");
        await tv.AskAsync();
        Directory.Move(_disk, Away);
        _service.Clock.Advance(60);
        Assert.Equal(Wire.AuthorizationPending, (await tv.PollAsync()).Error);
        Assert.Equal(HttpStatusCode.OK, (await _service.Http.GetAsync(WellKnown.Metadata)).StatusCode);
        Directory.Move(Away, _disk);
    }

    [Fact]
    public async Task A_write_waits_while_another_process_writes()
    {
        await using var other = new SqliteConnection($"Data Source={Path.Combine(_disk, "pairing.db")};Pooling=False");
        await other.OpenAsync();
        await using var writing = await other.BeginTransactionAsync();
        var screens = Enumerable.Range(0, 5).Select(_ => new TestDevice(_service)).ToList();
        var asked = screens.Select(screen => Task.Run(() => screen.AskAsync())).ToList();
        Assert.Equal(HttpStatusCode.OK, (await _service.Http.GetAsync("/health/ready")).StatusCode); // reads continue
        Assert.All(asked, answer => Assert.False(answer.IsCompleted));

        await writing.CommitAsync();
        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    private static void AssertUnavailable(Answer answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("temporarily_unavailable", answer.Error);
        Assert.Equal("5", answer.Header("Retry-After"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }
}
