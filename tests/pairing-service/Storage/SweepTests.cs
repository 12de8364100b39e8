using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Grants;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

public abstract class SweepTests(On engine)
{
    private const int Day = 24 * 60 * 60;

    [Fact]
    public async Task An_ended_code_is_known_for_a_day_and_then_deleted()
    {
        await using var service = await RunningService.StartNewAsync(engine);
        var screen = new TestDevice(service);
        await screen.AskAsync();

        service.Clock.Advance(600 + Day);
        await SweepAsync(service);
        Assert.Equal(Wire.ExpiredToken, (await screen.PollAsync()).Error);

        service.Clock.Advance(1);
        await SweepAsync(service);
        Assert.Equal(Wire.InvalidGrant, (await screen.PollAsync()).Error);
    }

    [Fact]
    public async Task Expired_rows_are_deleted_in_batches_and_others_are_kept()
    {
        await using var service = await RunningService.StartNewAsync(engine);
        var grants = service.Get<IGrants>();
        var now = service.Clock.GetUtcNow();
        for (int i = 0; i < (2 * Sweep.Batch) + 3; i++)
        {
            await grants.AddAsync(Grant(now.AddDays(-2)));
        }

        var kept = Grant(now.AddMinutes(10));
        await grants.AddAsync(kept);
        await SweepAsync(service);

        Assert.Equal(kept.Id, (await service.ReadAsync(database => database.Grants.SingleAsync())).Id);
    }

    [Fact]
    public async Task It_runs_by_itself_once_a_minute()
    {
        await using var service = await RunningService.StartNewAsync(engine);
        await service.Get<IGrants>().AddAsync(Grant(service.Clock.GetUtcNow().AddDays(-2)));
        var swept = service.Log.Next("Deleted 1 expired rows");
        service.Clock.Advance(60);
        await swept.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Expired_grants_do_not_stay_in_memory()
    {
        await using var service = await RunningService.StartNewAsync(engine);
        await new TestDevice(service).AskAsync();
        var room = service.Get<PendingGrants>();
        room.RemoveExpired(service.Clock.GetUtcNow().AddSeconds(599));
        Assert.Equal(1, room.Count);
        room.RemoveExpired(service.Clock.GetUtcNow().AddSeconds(600));
        Assert.Equal(0, room.Count);
    }

    /// <summary>After the service's own sweep, which the clock may have started.</summary>
    private static async Task SweepAsync(RunningService service)
    {
        while (!await service.Get<Sweep>().RunOnceAsync(default))
        {
            // not due yet
        }
    }

    private static Grant Grant(DateTimeOffset expiresAt) => new()
    {
        Id = Pairing.Service.Grants.Grant.NewId(expiresAt.AddSeconds(-600)),
        DeviceCodeHash = Guid.NewGuid().ToByteArray(),
        UserCodeHash = Guid.NewGuid().ToByteArray(),
        ClientId = "screen",
        Scope = "device",
        AskedFrom = "192.0.2.7",
        AskedAt = expiresAt.AddSeconds(-600),
        ExpiresAt = expiresAt,
        Interval = 5,
    };
}

public sealed class SweepOnSqliteTests() : SweepTests(On.Sqlite);

public sealed class SweepOnPostgreSqlTests() : SweepTests(On.PostgreSql);
