using Pairing.Service.Foundation;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Grants;

/// <summary>The result of a poll by the clock alone, at both sides of each boundary.</summary>
public sealed class PendingGrantTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PendingGrant _waiting = new(new Grant
    {
        Id = Grant.NewId(Start),
        DeviceCodeHash = RandomSecret.Hash("d"),
        UserCodeHash = RandomSecret.Hash("u"),
        ClientId = "screen",
        Scope = "device",
        AskedFrom = "192.0.2.7",
        AskedAt = Start,
        ExpiresAt = Start.AddSeconds(600),
        Interval = 5,
    });

    [Fact]
    public void The_first_poll_is_never_too_soon() => Assert.Equal(PollResult.Pending, PollAt(0));

    [Theory]
    [InlineData(4.0, PollResult.Pending)]
    [InlineData(3.999, PollResult.SlowDown)]
    [InlineData(0.0, PollResult.SlowDown)]
    [InlineData(5.0, PollResult.Pending)]
    public void A_poll_more_than_one_second_early_gets_slow_down(double after, PollResult expected)
    {
        PollAt(10);
        Assert.Equal(expected, PollAt(10 + after));
    }

    [Fact]
    public void Slow_down_adds_five_seconds_permanently_up_to_sixty()
    {
        PollAt(0);
        for (int expected = 10; expected <= 60; expected += 5)
        {
            Assert.Equal(PollResult.SlowDown, PollAt(1));
            Assert.Equal(expected, _waiting.Interval);
        }

        Assert.Equal(PollResult.SlowDown, PollAt(1));
        Assert.Equal(60, _waiting.Interval);
        Assert.Equal(PollResult.Pending, PollAt(61));
        Assert.Equal(60, _waiting.Interval);
    }

    [Theory]
    [InlineData(9.0, PollResult.Pending)]
    [InlineData(8.999, PollResult.SlowDown)]
    public void The_new_interval_counts_from_the_poll_that_was_too_soon(double after, PollResult expected)
    {
        PollAt(0);
        Assert.Equal(PollResult.SlowDown, PollAt(2));
        Assert.Equal(expected, PollAt(2 + after));
    }

    [Fact]
    public void A_client_that_polls_on_time_with_up_to_half_a_second_of_jitter_never_slows_down()
    {
        var random = new Random(8628);
        double sent = 0;
        while (sent < 599)
        {
            double travel = random.NextDouble() * 0.5; // each request arrives a little late, and the next one may be less late
            Assert.Equal(PollResult.Pending, PollAt(sent + travel));
            sent += 5;
        }
    }

    [Theory]
    [InlineData(599.999, PollResult.Pending)]
    [InlineData(600.0, PollResult.Expired)]
    public void A_code_ends_with_its_lifetime(double at, PollResult expected) => Assert.Equal(expected, PollAt(at));

    [Fact]
    public void An_expired_code_stays_expired_however_fast_it_is_polled()
    {
        Assert.Equal(PollResult.Expired, PollAt(601));
        Assert.Equal(PollResult.Expired, PollAt(601));
        Assert.Equal(5, _waiting.Interval);
    }

    private PollResult PollAt(double seconds) => _waiting.Poll(Start.AddSeconds(seconds), out _);
}
