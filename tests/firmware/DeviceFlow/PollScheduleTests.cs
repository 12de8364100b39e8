using Pairing.Firmware.Core.DeviceFlow;

namespace Pairing.Firmware.Tests.DeviceFlow;

public class PollScheduleTests
{
    [Theory]
    [InlineData(5, 0, 0, 5000)]
    [InlineData(5, 0, 100, 5000)]
    [InlineData(5, 1, 0, 10000)]
    [InlineData(5, 2, 0, 20000)]
    [InlineData(5, 3, 0, 40000)]
    [InlineData(5, 4, 0, 60300)]
    [InlineData(5, 1000, 0, 60300)]
    [InlineData(5, 1, 100, 11000)]
    [InlineData(5, 1000, 50, 63300)]
    [InlineData(5, 1000, 100, 66300)]
    [InlineData(1, 1, 0, 2000)]
    [InlineData(31, 1, 0, 60300)]
    [InlineData(90, 0, 0, 90000)]
    [InlineData(90, 1, 0, 90000)]
    [InlineData(86400, 30, 100, 86400000)]
    public void The_ladder(int interval, int failures, int chance, int milliseconds) =>
        Assert.Equal(milliseconds, PollSchedule.Wait(interval, failures, chance));

    [Theory]
    [InlineData(10000, 0, 100, 10000)]
    [InlineData(10000, 9, 100, 10000)]
    [InlineData(10000, 30, 0, 30000)]
    [InlineData(10000, 30, 100, 33000)]
    [InlineData(10000, 600, 50, 630000)]
    public void What_the_server_asks_for_counts_where_it_is_longer(int wait, int retryAfter, int chance, int milliseconds) =>
        Assert.Equal(milliseconds, PollSchedule.RetryAfter(wait, retryAfter, chance));

    [Theory]
    [InlineData("", 0)]
    [InlineData("0", 0)]
    [InlineData("-5", 0)]
    [InlineData("30", 30)]
    [InlineData("599", 599)]
    [InlineData("601", 600)]
    [InlineData("86400", 600)]
    [InlineData("99999999999999999999", 600)]
    [InlineData("Wed, 21 Oct 2026 07:28:00 GMT", 0)]
    public void Retry_After_is_read_in_seconds_and_believed_for_ten_minutes(string header, int seconds) =>
        Assert.Equal(seconds, PollSchedule.Asked(header));

    [Fact]
    public void Nothing_makes_it_faster_than_the_interval()
    {
        for (int interval = 1; interval <= 300; interval++)
        {
            for (int failures = 0; failures < 40; failures++)
            {
                Assert.True(PollSchedule.Wait(interval, failures, failures % 101) >= interval * 1000);
            }
        }
    }

    [Theory]
    [InlineData(5, 10)]
    [InlineData(54, 59)]
    [InlineData(55, 60)]
    [InlineData(58, 60)]
    [InlineData(60, 60)]
    [InlineData(61, 61)]
    [InlineData(90, 90)]
    public void Slow_down_adds_five_seconds_up_to_sixty_and_never_takes_any(int interval, int slower) =>
        Assert.Equal(slower, PollSchedule.SlowDown(interval));
}
