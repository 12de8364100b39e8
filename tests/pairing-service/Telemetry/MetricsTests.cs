using Microsoft.Extensions.Hosting;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Verification;

namespace Pairing.Service.Tests.Telemetry;

/// <summary>Each metric in docs/operating.md, produced by a real service.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Grants_are_counted_in_each_state_that_they_come_into()
    {
        await using var service = await RunningService.StartAsync();
        using var measured = new Measured(service);
        var ada = await service.AddAccountAsync();
        var first = new TestDevice(service);
        await first.PairAsync(ada);
        var second = new TestDevice(service);
        await second.AskAsync();
        await second.DenyAsync();
        Assert.False(await second.DenyAsync()); // changes nothing, counts nothing

        Assert.Equal(2, measured.Sum("pairing.grants", "pairing.grant.state=pending"));
        Assert.Equal(1, measured.Sum("pairing.grants", "pairing.grant.state=approved"));
        Assert.Equal(1, measured.Sum("pairing.grants", "pairing.grant.state=denied"));
        Assert.Equal(1, measured.Sum("pairing.grants", "pairing.grant.state=redeemed"));
    }

    [Fact]
    public async Task Polls_are_counted_by_response()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:TokenRequests=5");
        using var measured = new Measured(service);
        var screen = new TestDevice(service);
        await screen.AskAsync();
        await screen.PollAsync();
        await screen.PollAsync(); // too soon
        await screen.ApproveAsync(await service.AddAccountAsync());
        service.Clock.Advance(2);
        await screen.PollAsync();
        Assert.Equal([2.0], measured.Of("pairing.grant.collection.duration"));
        var other = new TestDevice(service);
        await other.AskAsync();
        await other.DenyAsync();
        await other.PollAsync();
        await other.PollAsync("no such code");
        await other.PollAsync(); // one more than the limit per address

        Assert.Equal(1, measured.Sum("pairing.polls", "=authorization_pending;"));
        Assert.Equal(2, measured.Sum("pairing.polls", "=slow_down;"));
        Assert.Equal(1, measured.Sum("pairing.polls", "=tokens;"));
        Assert.Equal(1, measured.Sum("pairing.polls", "=access_denied;"));
        Assert.Equal(1, measured.Sum("pairing.polls", "=invalid_grant;"));
    }

    [Fact]
    public async Task Long_polls_are_counted_while_they_are_held_and_timed_when_they_end()
    {
        await using var service = await RunningService.StartAsync();
        using var measured = new Measured(service);
        var screen = new TestDevice(service);
        await screen.AskAsync();
        Assert.Equal(0, measured.Now("pairing.polls.held"));
        var poll = screen.WaitAsync("wait=20");
        await service.HoldsAsync(1);
        Assert.Equal(1, measured.Now("pairing.polls.held"));

        service.Clock.Advance(7);
        await screen.ApproveAsync(await service.AddAccountAsync());
        await poll;
        Assert.Equal(0, measured.Now("pairing.polls.held"));
        Assert.Equal([7.0], measured.Of("pairing.poll.hold.duration", "pairing.poll.release=changed"));
    }

    [Fact]
    public async Task Wrong_codes_are_counted_and_the_hit_probability_is_as_in_protocol_md()
    {
        await using var service = await RunningService.StartAsync();
        using var measured = new Measured(service);
        var ada = await service.AddAccountAsync();
        var screens = new[] { new TestDevice(service), new TestDevice(service) };
        foreach (var screen in screens)
        {
            await screen.AskAsync();
        }

        var entry = service.Get<CodeEntry>();
        foreach (string typed in new[] { "BBBB-BBBB", "CCCC-CCCC", "DDDD-DDDD", "hello", screens[0].UserCode })
        {
            await entry.EnterAsync(typed, new Guesser(ada.Id, "192.0.2.7"), hasPassword: false, default);
        }

        Assert.Equal(3, measured.Sum("pairing.codes.entered", "pairing.code.answer=wrong"));
        Assert.Equal(1, measured.Sum("pairing.codes.entered", "pairing.code.answer=unreadable"));
        Assert.Equal(1, measured.Sum("pairing.codes.entered", "pairing.code.answer=good"));

        await service.Get<IEnumerable<IHostedService>>().OfType<GuessWatch>().Single().MeasureAsync(default);
        Assert.Equal([2.0], measured.Of("pairing.codes.pending"));
        Assert.Equal([3.0], measured.Of("pairing.codes.wrong"));
        Assert.Equal(2 * 3 / 2.56e10, Assert.Single(measured.Of("pairing.codes.guess_probability")), 1e-15);
    }

    [Fact]
    public async Task The_database_is_not_queried_for_metrics_that_no_one_reads()
    {
        await using var service = await RunningService.StartAsync();
        Assert.False(service.Get<GuessMetrics>().IsWatched);
        using var measured = new Measured(service);
        Assert.True(service.Get<GuessMetrics>().IsWatched);
    }

    [Theory]
    [InlineData(On.Sqlite, "sqlite")]
    [InlineData(On.PostgreSql, "postgresql")]
    public async Task The_databases_time_is_measured_by_operation(On engine, string name)
    {
        await using var service = await RunningService.StartAsync(engine);
        using var measured = new Measured(service);
        await new TestDevice(service).PairAsync(await service.AddAccountAsync());

        foreach (string operation in new[] { "SELECT", "INSERT", "UPDATE", "COMMIT" })
        {
            var times = measured.Of("db.client.operation.duration", $"db.system.name={name}; db.operation.name={operation};");
            Assert.NotEmpty(times);
            Assert.All(times, time => Assert.InRange(time, 0.0, 60));
        }

        Assert.NotEmpty(measured.Of("pairing.storage.wait.duration"));
    }
}
