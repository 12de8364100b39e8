using Pairing.Service.LongPolls;

namespace Pairing.Service.Tests.LongPolls;

/// <summary>When polls become due, by the wheel alone.</summary>
public sealed class TimerWheelTests
{
    private readonly TimerWheel _wheel = new();
    private readonly Dictionary<Guid, string> _names = [];

    [Theory]
    [InlineData(10.0, 9.999, false)]
    [InlineData(10.0, 10.0, true)]
    [InlineData(10.05, 10.05, false)] // never early, and at most a tenth of a second late
    [InlineData(10.05, 10.1, true)]
    public void A_poll_is_due_at_the_first_tick_after_its_time(double due, double now, bool expected)
    {
        Add("a", due, 0);
        Assert.Equal(expected, Turn(now).Count == 1);
    }

    [Fact]
    public void Due_polls_are_returned_however_late_the_wheel_turns()
    {
        Add("a", 1, 0);
        Add("b", 1, 0);
        Add("c", 25, 0);
        Assert.Equal(["a", "b", "c"], Turn(3600).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_poll_that_is_due_later_stays_even_in_a_shared_slot()
    {
        Add("now", 1, 0);
        Add("a round later", 1 + 25.6, 0.9);
        Assert.Equal(["now"], Turn(1));
        Assert.Equal(["a round later"], Turn(26.6));
    }

    [Fact]
    public void A_removed_poll_is_not_returned()
    {
        var first = Add("first", 1, 0);
        var middle = Add("middle", 1, 0);
        var last = Add("last", 1, 0);
        Add("stays", 1, 0);
        _wheel.Remove(middle);
        _wheel.Remove(last);
        _wheel.Remove(first);
        Assert.Equal(["stays"], Turn(1));
    }

    [Fact]
    public void Ten_thousand_polls_are_each_due_once_and_in_time()
    {
        var random = new Random(7240);
        var due = new Dictionary<string, double>(StringComparer.Ordinal);
        double now = 0;
        for (int i = 0; i < 10_000; i++)
        {
            now += random.NextDouble() * 0.02;
            due[$"{i}"] = now + 1 + (random.NextDouble() * 24);
            Add($"{i}", due[$"{i}"], now);
            if (i % 7 == 0)
            {
                AssertInTime();
            }
        }

        while (due.Count > 0)
        {
            now += 0.1;
            AssertInTime();
        }

        void AssertInTime()
        {
            foreach (string name in Turn(now))
            {
                Assert.True(due.Remove(name, out double at));
                Assert.InRange(now, at, at + 0.35); // turned every 0.14 s at the least
            }
        }
    }

    private LongPoll Add(string name, double due, double now)
    {
        var poll = new LongPoll(Guid.NewGuid());
        _names.Add(poll.Key, name);
        _wheel.Add(poll, TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(now));
        return poll;
    }

    private List<string> Turn(double now)
    {
        var due = _wheel.Advance(TimeSpan.FromSeconds(now));
        due.ForEach(_wheel.Remove);
        return due.ConvertAll(poll => _names[poll.Key]);
    }
}
