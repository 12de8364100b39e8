using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Tests.Setup;

public class SetupRequestTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n", -1)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 27)]
    [InlineData("POST / HTTP/1.1\r\nCONTENT-length:  3 \r\n\r\na", 43)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 99999\r\n\r\n", 4138)] // more than may be: read on until it is refused
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 4135)]
    public void It_is_whole_when_as_much_is_there_as_it_says(string beginning, int length) =>
        Assert.Equal(length, SetupRequest.Length(beginning));

    [Theory]
    [InlineData("")]
    [InlineData("GET /\r\n\r\n")]
    [InlineData("GET / SPDY/3\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\r\n\r\n")] // TLS
    public void What_is_no_request_is_none(string text) => Assert.Null(SetupRequest.Read(text));

    [Theory]
    [InlineData("192.168.4.1", "", true)]
    [InlineData("192.168.4.1", "http://192.168.4.1", true)]
    [InlineData("127.0.0.1:4711", "http://127.0.0.1:4711", true)]
    [InlineData("192.168.4.1", "http://192.168.4.2", false)]
    [InlineData("192.168.4.1", "null", false)]
    [InlineData("evil.example", "http://evil.example", false)]
    [InlineData("", "", false)]
    public void It_comes_from_its_own_page_or_it_does_not(string host, string origin, bool isOwn)
    {
        string header = origin.Length > 0 ? $"Origin: {origin}\r\n" : "";
        Assert.Equal(isOwn, SetupRequest.Read($"POST /save HTTP/1.1\r\nHost: {host}\r\n{header}\r\nx=1")!.IsFromItsOwnPage);
    }

    [Theory]
    [InlineData("a=1&ssid=x+y%2Bz&b=", "x y+z")]
    [InlineData("ssid=%C3%A9%F0%9F%98%80", "\u00E9\uD83D\uDE00")]
    [InlineData("ssid=100%", "100%")]
    [InlineData("ssid=%4", "%4")]
    [InlineData("ssid=%zz", "%zz")]
    [InlineData("Ssid=x&xssid=y", "")]
    [InlineData("ssid", "")]
    public void A_field_is_read_as_the_browser_meant_it(string form, string value) =>
        Assert.Equal(value, FormReader.Value(form.Split('&'), "ssid"));
}
