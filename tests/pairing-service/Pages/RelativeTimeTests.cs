using Pairing.Service.Site;

namespace Pairing.Service.Tests.Pages;

public sealed class RelativeTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-5, "just now")] // two clocks
    [InlineData(9, "just now")]
    [InlineData(10, "10 seconds ago")]
    [InlineData(59, "59 seconds ago")]
    [InlineData(60, "1 minute ago")]
    [InlineData(3599, "59 minutes ago")]
    [InlineData(3600, "1 hour ago")]
    [InlineData(86399, "23 hours ago")]
    [InlineData(86400, "1 day ago")]
    [InlineData(7 * 86400, "on 15 November 2026")]
    public void A_time_is_formatted_in_plain_words(int seconds, string words) =>
        Assert.Equal(words, RelativeTime.Format(Now.AddSeconds(-seconds), Now));

    [Theory]
    [InlineData(0.2, "1 second")]
    [InlineData(60, "60 seconds")]
    [InlineData(60.1, "2 minutes")]
    [InlineData(600, "10 minutes")]
    [InlineData(7200, "120 minutes")]
    [InlineData(7200.1, "3 hours")]
    [InlineData(86400, "24 hours")]
    public void A_wait_is_never_shown_shorter_than_it_is(double seconds, string words) =>
        Assert.Equal(words, RelativeTime.FormatWait(TimeSpan.FromSeconds(seconds)));
}
