using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Grants;

/// <summary>The result of a poll by the clock alone, at both sides of each boundary.</summary>
public sealed class WaitingTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Waiting _waiting = new(new Grant
    {
        Id = Grant.NewId(Start),
        DeviceCodeHash = Codes.Hash("d"),
        UserCodeHash = Codes.Hash("u"),
        ClientId = "screen",
        Scope = "device",
        AskedFrom = "192.0.2.7",
        AskedAt = Start,
        ExpiresAt = Start.AddSeconds(600),
        Interval = 5,
    });

    [Fact]
    public void The_first_poll_is_never_too_soon() => Assert.Equal(PollAnswer.Pending, PollAt(0));

    [Theory]
    [InlineData(4.0, PollAnswer.Pending)]
    [InlineData(3.999, PollAnswer.SlowDown)]
    [InlineData(0.0, PollAnswer.SlowDown)]
    [InlineData(5.0, PollAnswer.Pending)]
    public void A_poll_more_than_one_second_early_gets_slow_down(double after, PollAnswer expected)
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
            Assert.Equal(PollAnswer.SlowDown, PollAt(1));
            Assert.Equal(expected, _waiting.Interval);
        }

        Assert.Equal(PollAnswer.SlowDown, PollAt(1));
        Assert.Equal(60, _waiting.Interval);
        Assert.Equal(PollAnswer.Pending, PollAt(61));
        Assert.Equal(60, _waiting.Interval);
    }

    [Theory]
    [InlineData(9.0, PollAnswer.Pending)]
    [InlineData(8.999, PollAnswer.SlowDown)]
    public void The_new_interval_counts_from_the_poll_that_was_too_soon(double after, PollAnswer expected)
    {
        PollAt(0);
        Assert.Equal(PollAnswer.SlowDown, PollAt(2));
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
            Assert.Equal(PollAnswer.Pending, PollAt(sent + travel));
            sent += 5;
        }
    }

    [Theory]
    [InlineData(599.999, PollAnswer.Pending)]
    [InlineData(600.0, PollAnswer.Expired)]
    public void A_code_ends_with_its_lifetime(double at, PollAnswer expected) => Assert.Equal(expected, PollAt(at));

    [Fact]
    public void An_expired_code_stays_expired_however_fast_it_is_polled()
    {
        Assert.Equal(PollAnswer.Expired, PollAt(601));
        Assert.Equal(PollAnswer.Expired, PollAt(601));
        Assert.Equal(5, _waiting.Interval);
    }

    private PollAnswer PollAt(double seconds) => _waiting.Poll(Start.AddSeconds(seconds), out _);
}
