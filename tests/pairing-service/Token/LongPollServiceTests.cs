using Pairing.Protocol;
using Pairing.Service.Grants;
using Pairing.Service.LongPolls;

namespace Pairing.Service.Tests.Token;

/// <summary>Long polls of many devices: races, the maximum, and the end of the service.</summary>
public sealed class LongPollServiceTests
{
    [Fact]
    public async Task A_decision_while_a_poll_arrives_is_never_missed()
    {
        await using var service = await RunningService.StartAsync(
            "Pairing:Limits:NewCodes=10000", "Pairing:Limits:TokenRequests=10000");
        for (int round = 0; round < 50; round++)
        {
            var screen = new TestDevice(service);
            await screen.AskAsync();
            if (round % 2 == 0)
            {
                // as after a restart: the poll reads the database
                service.Get<PendingGrants>().RemoveExpired(DateTimeOffset.MaxValue);
            }

            var poll = Task.Run(() => screen.WaitAsync("wait=25"));
            Assert.True(await Task.Run(screen.DenyAsync));
            Assert.Equal(Wire.AccessDenied, (await poll).Error); // the clock is stopped: nothing else could end its wait
        }
    }

    [Fact]
    public async Task When_the_service_stops_all_long_polls_end_as_pending()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:NewCodes=10000");
        var polls = new List<Task<Answer>>();
        for (int i = 0; i < 50; i++)
        {
            var screen = new TestDevice(service);
            await screen.AskAsync();
            polls.Add(screen.WaitAsync("wait=25"));
        }

        await service.HoldsAsync(50);
        await service.EndAsync();
        Assert.All(await Task.WhenAll(polls), answer => LongPollCase.AssertAtOnce(Wire.AuthorizationPending, answer));
        Assert.Null(service.Get<LongPollRegistry>().Hold(Guid.NewGuid(), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Above_the_maximum_of_long_polls_the_service_responds_at_once()
    {
        await using var service = await RunningService.StartAsync("Pairing:Polling:MaximumHeld=1");
        var one = new TestDevice(service);
        var other = new TestDevice(service);
        await one.AskAsync();
        await other.AskAsync();
        var held = one.WaitAsync("wait=25");
        await service.HoldsAsync(1);

        LongPollCase.AssertAtOnce(Wire.AuthorizationPending, await other.WaitAsync("wait=25"));
        LongPollCase.AssertAtOnce(Wire.SlowDown, await other.WaitAsync("wait=25")); // plain polling, with its interval
        await one.DenyAsync();
        await held;
        service.Clock.Advance(10);
        var next = other.WaitAsync("wait=25");
        await service.HoldsAsync(1);
        await other.DenyAsync();
        Assert.Equal(Wire.AccessDenied, (await next).Error);
    }

    [Theory]
    [InlineData("Pairing:Polling:MaximumWait=25", "25")]
    [InlineData("Pairing:Polling:MaximumWait=7", "7")]
    [InlineData("Pairing:Polling:MaximumWait=0", null)]
    [InlineData("Pairing:Polling:MaximumHeld=0", null)]
    public async Task Metadata_and_response_say_how_long_a_poll_can_be_held(string setting, string? expected)
    {
        await using var service = await RunningService.StartAsync(setting);
        var screen = new TestDevice(service);
        Assert.Equal(expected, (await screen.AskAsync())[Wire.PreferWait]);
        Assert.Equal(expected, (await Answer.OfAsync(await service.Http.GetAsync(WellKnown.Metadata)))[Wire.PreferWait]);
        if (expected is null)
        {
            LongPollCase.AssertAtOnce(Wire.AuthorizationPending, await screen.WaitAsync("wait=25"));
        }
    }
}
