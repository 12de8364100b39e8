using System.Net;
using Pairing.Protocol;
using Pairing.Service.LongPolls;

namespace Pairing.Service.Tests.Token;

/// <summary>A newer poll of a grant replaces the held one, and a client that disconnects ends it.</summary>
public sealed class LongPollReplacementTests : LongPollCase
{
    [Fact]
    public async Task Among_many_polls_for_one_code_the_second_replaces_the_first_and_at_most_one_is_held()
    {
        var first = await HoldAsync("wait=25");
        var second = Screen.WaitAsync("wait=25");
        AssertAtOnce(Wire.AuthorizationPending, await first);
        for (int i = 0; i < 20; i++)
        {
            AssertAtOnce(Wire.SlowDown, await Screen.WaitAsync("wait=25"));
            Assert.Equal(1, Service.Get<LongPollRegistry>().Count);
        }

        Assert.True(await Screen.ApproveAsync(Ada));
        Assert.Equal(HttpStatusCode.OK, (await second).Status);
    }

    [Theory]
    [InlineData(4.0, true)]
    [InlineData(3.9, false)]
    public async Task The_interval_counts_from_the_response_to_the_replaced_poll(double after, bool inTime)
    {
        var first = await HoldAsync("wait=25");
        Service.Clock.Advance(10);
        var second = Screen.WaitAsync("wait=25");
        await first;
        await Service.HoldsAsync(1);
        Service.Clock.Advance(after);
        var third = Screen.WaitAsync("wait=25");
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
        var second = Screen.WaitAsync("wait=2");
        await first;
        await Service.HoldsAsync(1);
        Service.Clock.Advance(2);
        AssertApplied(Wire.AuthorizationPending, 2, await second);
        AssertAtOnce(Wire.AuthorizationPending, await Screen.PollAsync());
    }

    // Otherwise an approval could go to a connection whose client has disconnected
    [Fact]
    public async Task A_plain_poll_also_replaces_a_held_one()
    {
        var held = await HoldAsync("wait=25");
        AssertAtOnce(Wire.AuthorizationPending, await Screen.PollAsync());
        AssertAtOnce(Wire.AuthorizationPending, await held);
        await Service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_poll_by_another_client_replaces_no_poll()
    {
        var held = await HoldAsync("wait=25");
        Assert.Equal(Wire.InvalidGrant, (await new TestDevice(Service, "other").PollAsync(Screen.DeviceCode)).Error);
        await Service.HoldsAsync(1);
        Assert.False(held.IsCompleted);
    }

    [Fact]
    public async Task A_client_that_disconnects_leaves_nothing_behind_and_can_poll_again_at_once()
    {
        using var patience = new CancellationTokenSource();
        var gone = Screen.WaitAsync("wait=25", patience.Token);
        await Service.HoldsAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await Service.HoldsAsync(0);

        var poll = await HoldAsync("wait=25");
        Assert.True(await Screen.ApproveAsync(Ada));
        Assert.Equal(HttpStatusCode.OK, (await poll).Status);
    }

    [Fact]
    public async Task An_approval_after_the_client_disconnected_waits_for_its_next_poll()
    {
        using var patience = new CancellationTokenSource();
        var gone = Screen.WaitAsync("wait=25", patience.Token);
        await Service.HoldsAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await Service.HoldsAsync(0);
        Assert.True(await Screen.ApproveAsync(Ada));
        Assert.Equal(HttpStatusCode.OK, (await Screen.PollAsync()).Status);
    }
}
