using Pairing.Service.Sessions;

namespace Pairing.Service.Tests.Sessions;

public class BrowserNameTests
{
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
    private const string Chrome = " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";

    [Theory]
    [InlineData(Windows + Chrome + " Safari/537.36", "Chrome on Windows")]
    [InlineData(Windows + Chrome + " Safari/537.36 Edg/142.0.0.0", "Edge on Windows")]
    [InlineData(Windows + Chrome + " Safari/537.36 OPR/118.0.0.0", "Opera on Windows")]
    [InlineData("Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0", "Firefox on Android")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K)" + Chrome + " Mobile Safari/537.36", "Chrome on Android")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 15; SM) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Samsung Internet on Android")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1",
        "Safari on an iPhone")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 CriOS/142.0 Mobile/15E148 Safari/604.1",
        "Chrome on an iPhone")]
    [InlineData(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18 Safari/605.1.15", "Safari on a Mac")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux")]
    [InlineData("curl/8.14.1", "Another browser")]
    [InlineData("<script>alert(1)</script> on Windows", "Another browser on Windows")]
    [InlineData("", "Another browser")]
    [InlineData(null, "Another browser")]
    public void A_browser_is_named_in_plain_words(string? userAgent, string name) =>
        Assert.Equal(name, BrowserName.Of(userAgent));

    [Fact]
    public void A_long_header_is_read_in_part() =>
        Assert.Equal("Another browser", BrowserName.Of(new string(' ', 16 * 1024) + "Firefox/145.0"));
}
