using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Telemetry;

namespace Pairing.Service.Tests.Storage;

/// <summary>The grown intervals of devices that poll too often.</summary>
public abstract class GrantIntervalsTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;

    public async Task InitializeAsync() =>
        _service = await RunningService.StartAsync(
            engine, "Pairing:Limits:NewCodes=1000", "Pairing:Limits:TokenRequests=10000");

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Each_of_many_at_once_is_stored_and_none_becomes_shorter()
    {
        var screens = Enumerable.Range(0, 60).Select(_ => new TestDevice(_service)).ToList();
        foreach (var screen in screens)
        {
            await screen.AskAsync();
        }

        var ids = await Task.WhenAll(screens.Select(async screen => (await screen.GrantAsync()).Id));
        await Task.WhenAll(ids.Select((id, i) => RaiseAsync(id, 10 + (i % 3 * 5))));
        await Task.WhenAll(ids.Select((id, i) => RaiseAsync(id, i < 30 ? 10 : 60)));
        var stored = await _service.ReadAsync(database => database.Grants.ToDictionaryAsync(g => g.Id, g => g.Interval));
        Assert.All(ids.Index(), grant =>
            Assert.Equal(grant.Index < 30 ? 10 + (grant.Index % 3 * 5) : 60, stored[grant.Item]));
    }

    [Fact]
    public async Task Polls_that_come_too_early_share_few_transactions_and_survive_a_restart()
    {
        var screens = Enumerable.Range(0, 50).Select(_ => new TestDevice(_service)).ToList();
        foreach (var screen in screens)
        {
            await screen.AskAsync();
            await screen.PollAsync();
        }

        using (var measured = new Measured(_service))
        {
            for (int i = 0; i < 11; i++)
            {
                await Task.WhenAll(screens.Select(screen => screen.PollAsync()));
            }

            int writes = measured.Of("db.client.operation.duration", "db.operation.name=UPDATE").Length;
            Assert.InRange(writes, 1, 11 * 50 / 2);
        }

        await _service.RestartAsync();
        var stored = await _service.ReadAsync(database => database.Grants.Select(g => g.Interval).ToListAsync());
        Assert.All(stored, interval => Assert.Equal(60, interval));
    }

    private Task RaiseAsync(Guid id, int interval) => _service.Get<IGrants>().SlowDownAsync(id, interval);
}

public sealed class GrantIntervalsOnSqliteTests() : GrantIntervalsTests(On.Sqlite);

public sealed class GrantIntervalsOnPostgreSqlTests() : GrantIntervalsTests(On.PostgreSql);
