using Pairing.Protocol;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Storage.Sqlite;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

/// <summary>A user code finds its own grant and no other, whether the engine or the process has the index.</summary>
public abstract class UserCodesTests(On engine) : IAsyncLifetime
{
    private const int AnHour = 60 * 60;

    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(engine);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_code_is_known_until_an_hour_after_its_end()
    {
        var grant = await AddAsync("u", lifetime: 600);
        _service.Clock.Advance(600 + AnHour - 1);
        Assert.Equal(grant.Id, (await FindAsync("u"))!.Id);
        _service.Clock.Advance(1);
        Assert.Null(await FindAsync("u"));
        Assert.NotNull(await _service.Get<IGrants>().FindAsync(grant.Id, default)); // its device still gets the expiry
    }

    [Fact]
    public async Task A_restart_keeps_all_codes()
    {
        var waiting = await AddAsync("waiting", lifetime: 3600);
        var denied = await AddAsync("denied", lifetime: 600);
        await _service.Get<IGrants>().DenyAsync(denied.Id, _service.Clock.GetUtcNow(), default);
        _service.Clock.Advance(AnHour - 1);
        await _service.RestartAsync();
        Assert.Equal(waiting.Id, (await FindAsync("waiting"))!.Id);
        Assert.Equal(GrantState.Denied, (await FindAsync("denied"))!.State);
        Assert.Null(await FindAsync("another"));
        Assert.False(await _service.Get<IGrants>().AddAsync(New("waiting", 600)));
    }

    [Fact]
    public async Task All_pending_grants_are_counted_for_any_lifetime()
    {
        await AddAsync("short", lifetime: 30);
        await AddAsync("long", lifetime: 3600);
        Assert.Equal(2, await CountAsync());
        _service.Clock.Advance(30);
        Assert.Equal(1, await CountAsync());
        _service.Clock.Advance(3569);
        Assert.Equal(1, await CountAsync());
        _service.Clock.Advance(1);
        Assert.Equal(0, await CountAsync());
    }

    private Task<int> CountAsync() => _service.Get<IGrants>().CountPendingAsync(_service.Clock.GetUtcNow(), default);

    private Task<Grant?> FindAsync(string userCode) =>
        _service.Get<IGrants>().FindByUserCodeAsync(RandomSecret.Hash(userCode), _service.Clock.GetUtcNow(), default);

    private async Task<Grant> AddAsync(string userCode, int lifetime)
    {
        var grant = New(userCode, lifetime);
        Assert.True(await _service.Get<IGrants>().AddAsync(grant));
        return grant;
    }

    private Grant New(string userCode, int lifetime) => new()
    {
        Id = Grant.NewId(_service.Clock.GetUtcNow()),
        DeviceCodeHash = RandomSecret.Hash(RandomSecret.New()),
        UserCodeHash = RandomSecret.Hash(userCode),
        ClientId = Defaults.ClientId,
        Scope = Defaults.DeviceScope,
        AskedFrom = "192.0.2.7",
        AskedAt = _service.Clock.GetUtcNow(),
        ExpiresAt = _service.Clock.GetUtcNow().AddSeconds(lifetime),
        Interval = Defaults.IntervalSeconds,
    };
}

public sealed class UserCodesOnSqliteTests() : UserCodesTests(On.Sqlite)
{
    [Fact]
    public void A_code_can_be_issued_again_after_it_is_deleted()
    {
        var time = new TestTime();
        var codes = new UserCodeIndex(time);
        byte[] hash = RandomSecret.Hash("u");
        var first = Grant.NewId(time.GetUtcNow());
        Assert.True(codes.TryAdd(hash, first, time.GetUtcNow().AddSeconds(600)));
        time.Advance(600 + 3599);
        Assert.False(codes.TryAdd(hash, Guid.NewGuid(), time.GetUtcNow().AddSeconds(600)));
        Assert.Equal(first, codes.Find(hash));
        time.Advance(1);
        var second = Grant.NewId(time.GetUtcNow());
        Assert.True(codes.TryAdd(hash, second, time.GetUtcNow().AddSeconds(600)));
        Assert.Equal(second, codes.Find(hash));
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_without_damage()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
        string file = Path.Combine(folder, "pairing.db");
        string other = Path.Combine(folder, "other");
        using (var first = await ServiceProcess.StartAsync(folder, 0))
        {
            string[][] ways =
            [
                [$"--Pairing:DataFolder={folder}"],
                [$"--Pairing:DataFolder={other}", $"--Pairing:Storage:ConnectionString=Data Source={file}"],
            ];
            foreach (string[] way in ways)
            {
                var second = await ServiceProcess.RunToEndAsync(["--urls=http://127.0.0.1:0", .. way]);
                Assert.Equal(2, second.ExitCode);
                Assert.Equal(
                    $"pairing: Another process uses {file}. Stop that process first. To run several nodes, use PostgreSQL.",
                    second.Errors.Trim());
            }

            Assert.Equal(200, (int)(await first.Http.GetAsync("/health/ready")).StatusCode);
        }

        using (await ServiceProcess.StartAsync(folder, 0))
        {
            // the first one was killed, and its lock ended with it
        }

        Directory.Delete(folder, recursive: true);
    }
}

public sealed class UserCodesOnPostgreSqlTests() : UserCodesTests(On.PostgreSql);
