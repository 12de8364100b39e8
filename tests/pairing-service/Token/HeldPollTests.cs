using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Token;

/// <summary>Long polls (RFC 7240): the service responds when there is news.</summary>
public sealed class HeldPollTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync("Pairing:Clients:other:Name=Another");
        _ada = await _service.AddAccountAsync();
        _screen = new TestDevice(_service);
        await _screen.AskAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_long_poll_gets_the_tokens_as_soon_as_the_owner_approves()
    {
        var poll = await HoldAsync("wait=25");
        _service.Clock.Advance(3);
        Assert.False(poll.IsCompleted);
        Assert.True(await _screen.ApproveAsync(_ada));
        Assert.Equal(HttpStatusCode.OK, (await poll).Status);
        Assert.Equal("wait=25", (await poll).Header(Wire.PreferenceApplied));
        Assert.Equal(HttpStatusCode.OK, (await _screen.WhoAmIAsync()).Status);
        await _service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_long_poll_ends_with_a_denial()
    {
        var poll = await HoldAsync("wait=25");
        await _screen.DenyAsync();
        AssertApplied(Wire.AccessDenied, 25, await poll);
    }

    [Theory]
    [InlineData("wait=10", 10)]
    [InlineData("wait=1", 1)]
    [InlineData("wait=25", 25)]
    [InlineData("wait=100", 25)] // five seconds are left for a proxy that closes after 30
    public async Task A_poll_is_held_for_the_preferred_time_up_to_the_maximum(string prefer, int seconds)
    {
        var poll = await HoldAsync(prefer);
        _service.Clock.Advance(seconds - 0.125);
        await _service.HoldsAsync(1);
        Assert.False(poll.IsCompleted);
        _service.Clock.Advance(0.125);
        AssertApplied(Wire.AuthorizationPending, seconds, await poll);
        await _service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_long_poll_ends_when_its_code_expires()
    {
        _service.Clock.Advance(590);
        var poll = await HoldAsync("wait=25");
        _service.Clock.Advance(9.875);
        await _service.HoldsAsync(1);
        _service.Clock.Advance(0.125);
        AssertApplied(Wire.ExpiredToken, 25, await poll);
    }

    [Fact]
    public async Task An_earlier_decision_is_returned_at_once()
    {
        await _screen.DenyAsync();
        AssertAtOnce(Wire.AccessDenied, await _screen.WaitAsync("wait=25"));
    }

    [Fact]
    public async Task A_client_without_the_preference_polls_plainly()
    {
        AssertAtOnce(Wire.AuthorizationPending, await _screen.PollAsync());
        AssertAtOnce(Wire.SlowDown, await _screen.PollAsync());
    }

    [Fact]
    public async Task A_client_that_always_uses_long_polls_never_gets_slow_down()
    {
        for (int waits = 0; waits < 23; waits++)
        {
            var poll = await HoldAsync("wait=25");
            _service.Clock.Advance(25);
            AssertApplied(Wire.AuthorizationPending, 25, await poll);
        }

        var last = await HoldAsync("wait=25");
        _service.Clock.Advance(25);
        AssertApplied(Wire.ExpiredToken, 25, await last);
        Assert.Equal(5, (await _screen.GrantAsync()).Interval);
    }

    [Fact]
    public async Task After_a_long_poll_the_next_may_come_at_once_but_a_third_may_not()
    {
        var poll = await HoldAsync("wait=1");
        _service.Clock.Advance(1);
        await poll;
        AssertAtOnce(Wire.AuthorizationPending, await _screen.PollAsync());
        AssertAtOnce(Wire.SlowDown, await _screen.PollAsync());
    }

    [Theory]
    [InlineData(4.0, true)]
    [InlineData(3.9, false)]
    public async Task After_a_plain_response_a_long_poll_must_not_come_early_either(double after, bool inTime)
    {
        await _screen.PollAsync();
        _service.Clock.Advance(after);
        if (inTime)
        {
            await HoldAsync("wait=25");
        }
        else
        {
            AssertAtOnce(Wire.SlowDown, await _screen.WaitAsync("wait=25"));
        }
    }

    [Fact]
    public async Task Among_many_polls_for_one_code_the_second_replaces_the_first_and_at_most_one_is_held()
    {
        var first = await HoldAsync("wait=25");
        var second = _screen.WaitAsync("wait=25");
        AssertAtOnce(Wire.AuthorizationPending, await first);
        for (int i = 0; i < 20; i++)
        {
            AssertAtOnce(Wire.SlowDown, await _screen.WaitAsync("wait=25"));
            Assert.Equal(1, _service.Get<HeldPolls>().Count);
        }

        Assert.True(await _screen.ApproveAsync(_ada));
        Assert.Equal(HttpStatusCode.OK, (await second).Status);
    }

    [Theory]
    [InlineData(4.0, true)]
    [InlineData(3.9, false)]
    public async Task The_interval_counts_from_the_response_to_the_replaced_poll(double after, bool inTime)
    {
        var first = await HoldAsync("wait=25");
        _service.Clock.Advance(10);
        var second = _screen.WaitAsync("wait=25");
        await first;
        await _service.HoldsAsync(1);
        _service.Clock.Advance(after);
        var third = _screen.WaitAsync("wait=25");
        if (inTime)
        {
            AssertAtOnce(Wire.AuthorizationPending, await second);
        }
        else
        {
            AssertAtOnce(Wire.SlowDown, await third);
        }
    }

    [Fact]
    public async Task A_poll_may_follow_at_once_after_a_poll_that_replaced_another_and_waited_to_the_end()
    {
        var first = await HoldAsync("wait=25");
        var second = _screen.WaitAsync("wait=2");
        await first;
        await _service.HoldsAsync(1);
        _service.Clock.Advance(2);
        AssertApplied(Wire.AuthorizationPending, 2, await second);
        AssertAtOnce(Wire.AuthorizationPending, await _screen.PollAsync());
    }

    // Otherwise an approval could go to a connection whose client has disconnected
    [Fact]
    public async Task A_plain_poll_also_replaces_a_held_one()
    {
        var held = await HoldAsync("wait=25");
        AssertAtOnce(Wire.AuthorizationPending, await _screen.PollAsync());
        AssertAtOnce(Wire.AuthorizationPending, await held);
        await _service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_poll_by_another_client_replaces_no_poll()
    {
        var held = await HoldAsync("wait=25");
        Assert.Equal(Wire.InvalidGrant, (await new TestDevice(_service, "other").PollAsync(_screen.DeviceCode)).Error);
        await _service.HoldsAsync(1);
        Assert.False(held.IsCompleted);
    }

    [Fact]
    public async Task A_client_that_disconnects_leaves_nothing_behind_and_can_poll_again_at_once()
    {
        using var patience = new CancellationTokenSource();
        var gone = _screen.WaitAsync("wait=25", patience.Token);
        await _service.HoldsAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await _service.HoldsAsync(0);

        var poll = await HoldAsync("wait=25");
        Assert.True(await _screen.ApproveAsync(_ada));
        Assert.Equal(HttpStatusCode.OK, (await poll).Status);
    }

    [Fact]
    public async Task An_approval_after_the_client_disconnected_waits_for_its_next_poll()
    {
        using var patience = new CancellationTokenSource();
        var gone = _screen.WaitAsync("wait=25", patience.Token);
        await _service.HoldsAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await _service.HoldsAsync(0);
        Assert.True(await _screen.ApproveAsync(_ada));
        Assert.Equal(HttpStatusCode.OK, (await _screen.PollAsync()).Status);
    }

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
                service.Get<WaitingRoom>().RemoveExpired(DateTimeOffset.MaxValue);
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
        Assert.All(await Task.WhenAll(polls), answer => AssertAtOnce(Wire.AuthorizationPending, answer));
        Assert.Null(service.Get<HeldPolls>().Hold(Guid.NewGuid(), TimeSpan.FromSeconds(1)));
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

        AssertAtOnce(Wire.AuthorizationPending, await other.WaitAsync("wait=25"));
        AssertAtOnce(Wire.SlowDown, await other.WaitAsync("wait=25")); // plain polling, with its interval
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
            AssertAtOnce(Wire.AuthorizationPending, await screen.WaitAsync("wait=25"));
        }
    }

    private async Task<Task<Answer>> HoldAsync(string prefer)
    {
        var poll = _screen.WaitAsync(prefer);
        await _service.HoldsAsync(1);
        return poll;
    }

    private static void AssertApplied(string error, int seconds, Answer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Equal($"wait={seconds}", answer.Header(Wire.PreferenceApplied));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    private static void AssertAtOnce(string error, Answer answer)
    {
        Assert.Equal(error, answer.Error);
        Assert.Null(answer.Header(Wire.PreferenceApplied));
    }
}
