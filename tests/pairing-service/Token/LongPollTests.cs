using System.Net;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Token;

/// <summary>Long polls (RFC 7240): the service responds when the grant changes.</summary>
public sealed class LongPollTests : LongPollCase
{
    [Fact]
    public async Task A_long_poll_gets_the_tokens_as_soon_as_the_owner_approves()
    {
        var poll = await HoldAsync("wait=25");
        Service.Clock.Advance(3);
        Assert.False(poll.IsCompleted);
        Assert.True(await Screen.ApproveAsync(Ada));
        Assert.Equal(HttpStatusCode.OK, (await poll).Status);
        Assert.Equal("wait=25", (await poll).Header(Wire.PreferenceApplied));
        Assert.Equal(HttpStatusCode.OK, (await Screen.WhoAmIAsync()).Status);
        await Service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_long_poll_ends_with_a_denial()
    {
        var poll = await HoldAsync("wait=25");
        await Screen.DenyAsync();
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
        Service.Clock.Advance(seconds - 0.125);
        await Service.HoldsAsync(1);
        Assert.False(poll.IsCompleted);
        Service.Clock.Advance(0.125);
        AssertApplied(Wire.AuthorizationPending, seconds, await poll);
        await Service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_long_poll_ends_when_its_code_expires()
    {
        Service.Clock.Advance(590);
        var poll = await HoldAsync("wait=25");
        Service.Clock.Advance(9.875);
        await Service.HoldsAsync(1);
        Service.Clock.Advance(0.125);
        AssertApplied(Wire.ExpiredToken, 25, await poll);
    }

    [Fact]
    public async Task An_earlier_decision_is_returned_at_once()
    {
        await Screen.DenyAsync();
        AssertAtOnce(Wire.AccessDenied, await Screen.WaitAsync("wait=25"));
    }

    [Fact]
    public async Task A_client_without_the_preference_polls_plainly()
    {
        AssertAtOnce(Wire.AuthorizationPending, await Screen.PollAsync());
        AssertAtOnce(Wire.SlowDown, await Screen.PollAsync());
    }

    [Fact]
    public async Task A_client_that_always_uses_long_polls_never_gets_slow_down()
    {
        for (int waits = 0; waits < 23; waits++)
        {
            var poll = await HoldAsync("wait=25");
            Service.Clock.Advance(25);
            AssertApplied(Wire.AuthorizationPending, 25, await poll);
        }

        var last = await HoldAsync("wait=25");
        Service.Clock.Advance(25);
        AssertApplied(Wire.ExpiredToken, 25, await last);
        Assert.Equal(5, (await Screen.GrantAsync()).Interval);
    }

    [Fact]
    public async Task After_a_long_poll_the_next_may_come_at_once_but_a_third_may_not()
    {
        var poll = await HoldAsync("wait=1");
        Service.Clock.Advance(1);
        await poll;
        AssertAtOnce(Wire.AuthorizationPending, await Screen.PollAsync());
        AssertAtOnce(Wire.SlowDown, await Screen.PollAsync());
    }

    [Theory]
    [InlineData(4.0, true)]
    [InlineData(3.9, false)]
    public async Task After_a_plain_response_a_long_poll_must_not_come_early_either(double after, bool inTime)
    {
        await Screen.PollAsync();
        Service.Clock.Advance(after);
        if (inTime)
        {
            await HoldAsync("wait=25");
        }
        else
        {
            AssertAtOnce(Wire.SlowDown, await Screen.WaitAsync("wait=25"));
        }
    }
}
