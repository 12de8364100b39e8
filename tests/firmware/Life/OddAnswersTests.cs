using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Tests.Life;

/// <summary>Servers differ: what they leave out, add, or spell in their own way.</summary>
public class OddAnswersTests
{
    private const string Rest = """
        "device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"http://pairing.local:5080/d"
        """;

    private readonly World _world = new();

    [Theory]
    [InlineData("""
        "expires_in":600
        """, 600, 5000)]
    [InlineData("""
        "expires_in":600,"interval":null
        """, 600, 5000)]
    [InlineData("""
        "expires_in":600,"interval":"soon"
        """, 600, 5000)]
    [InlineData("""
        "expires_in":600,"interval":-3
        """, 600, 5000)]
    [InlineData("""
        "expires_in":"600","interval":"7"
        """, 600, 7000)]
    [InlineData("""
        "expires_in":600.0,"interval":7.0
        """, 600, 7000)]
    [InlineData("""
        "expires_in":2147483648,"interval":7
        """, 86400, 7000)]
    [InlineData("""
        "expires_in":9223372036854775807,"interval":7
        """, 86400, 7000)]
    [InlineData("""
        "expires_in":600,"interval":7,"x":18446744073709551615,"y":-1.5e-3,"z":true,"0":null,"":""
        """, 600, 7000)]
    [InlineData("""
        "expires_in":600,"interval":7,"extra":{"interval":9,"deep":{"error":"access_denied"}},
        "list":[1,"two",{"error":"x"}],"none":[],"o":{}
        """, 600, 7000)]
    [InlineData("""
        "Expires_In":9,"expires_in":600,"INTERVAL":9,"interval":7
        """, 600, 7000)]
    public void What_it_says_of_time_is_read_with_care(string members, int seconds, int interval)
    {
        _world.Server.DeviceAuthorization = () => Server.Json(200, $$"""{{{Rest}},{{members}}}""");
        _world.RunTo<CodeScreen>();
        Assert.Equal(seconds, _world.Code.LifetimeSeconds);
        _world.Run(interval / 1000 * 3 + 0.5);
        long[] polls = [.. _world.Server.Polls.Select(poll => poll.At)];
        Assert.Equal(interval, polls[1] - polls[0]);
    }

    [Theory]
    [InlineData("http:\\/\\/pairing.local:5080\\/d", "pairing.local:5080/d")]
    [InlineData("http://a/\\u0064?x=1\\u0026y=2", "a/d?x=1&y=2")]
    [InlineData("https://b\\u00FCcher.example/", "b\u00fccher.example")]
    [InlineData("a.example/d", "a.example/d")]
    public void Its_address_is_shown_as_it_was_meant(string uri, string address)
    {
        _world.Server.DeviceAuthorization = () => Server.Json(200, $$"""
            {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"{{uri}}","expires_in":600}
            """);
        Assert.Equal(address, _world.RunTo<CodeScreen>().Code.Address);
    }

    [Theory]
    [InlineData("dc", "[\"dc\"]")]
    [InlineData("WDJB-MJHT", "{\"code\":\"WDJB-MJHT\"}")]
    [InlineData("http://pairing.local:5080/d", "[]")]
    public void A_list_where_a_text_should_be_is_no_answer(string text, string odd)
    {
        string whole = $$"""{{{Rest}},"expires_in":600}""";
        _world.Server.DeviceAuthorization = () =>
            Server.Json(200, whole.Replace($"\"{text}\"", odd, StringComparison.Ordinal));
        Assert.Equal("SRV-2", _world.RunTo<ErrorScreen>().Error.ErrorCode);
    }

    [Theory]
    [InlineData("device_code")]
    [InlineData("user_code")]
    [InlineData("verification_uri")]
    [InlineData("expires_in")]
    public void Without_a_member_that_must_be_there_it_is_no_answer(string member)
    {
        string whole = $$"""{{{Rest}},"expires_in":600}""";
        _world.Server.DeviceAuthorization = () =>
            Server.Json(200, whole.Replace($"\"{member}\"", "\"other\"", StringComparison.Ordinal));
        Assert.Equal("SRV-2", _world.RunTo<ErrorScreen>().Error.ErrorCode);
    }

    [Fact]
    public void An_address_of_a_thousand_letters_neither_stops_the_screen_nor_hides_the_code()
    {
        string address = "http://pairing.local:5080/" + new string('x', 1000);
        _world.Server.DeviceAuthorization = () => Server.Json(200, $$"""
            {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"{{address}}",
            "verification_uri_complete":"{{address}}?c=WDJB-MJHT","expires_in":600}
            """);
        CodeScreen screen = _world.RunTo<CodeScreen>().Code;
        new Display(new SmallPanel()).Show(screen);
        Assert.Equal("WDJB-MJHT", screen.UserCode);
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<ApprovedScreen>();
    }

    [Fact]
    public void A_device_code_of_any_letters_and_any_length_comes_back_as_it_was()
    {
        string code = string.Concat(Enumerable.Repeat("aZ0+/=-_.~%& ", 80));
        _world.Server.DeviceAuthorization = () => Server.Json(200, $$"""
            {"device_code":"{{code}}","user_code":"WDJB-MJHT","verification_uri":"http://x/d","expires_in":600}
            """);
        _world.RunTo<CodeScreen>().Run(6);
        string form = _world.Server.Polls.Single().Body;
        string value = form.Split('&')
            .Single(pair => pair.StartsWith("device_code=", StringComparison.Ordinal))["device_code=".Length..];
        Assert.Equal(code, System.Net.WebUtility.UrlDecode(value));
    }

    private sealed class SmallPanel : IPanel
    {
        public int Width => 128;

        public int Height => 64;

        public void Show(Core.Drawing.Canvas canvas, bool forCamera)
        {
        }

        public void SetContrast(byte contrast)
        {
        }

        public void SetPower(bool on)
        {
        }
    }
}
