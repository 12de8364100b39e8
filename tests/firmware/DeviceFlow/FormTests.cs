using System.Text;
using Pairing.Firmware.Core.DeviceFlow;

namespace Pairing.Firmware.Tests.DeviceFlow;

public class FormTests
{
    [Fact]
    public void A_poll_is_spelled_as_in_RFC_8628_3_4() => Assert.Equal(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=GmRh_-.c&client_id=1406020730",
        Text("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", "GmRh_-.c", "client_id", "1406020730"));

    [Theory]
    [InlineData("a b", "a+b")]
    [InlineData("a+b&c=d", "a%2Bb%26c%3Dd")]
    [InlineData("K\u00fcche \u2713", "K%C3%BCche+%E2%9C%93")]
    [InlineData("100 %\r\n", "100+%25%0D%0A")]
    public void Values_are_encoded_as_in_RFC_6749_appendix_B(string value, string encoded) =>
        Assert.Equal("v=" + encoded, Text("v", value));

    [Fact]
    public void An_empty_value_is_left_out() => Assert.Equal("a=1&c=3", Text("a", "1", "b", "", "c", "3"));

    [Fact]
    public void Every_form_reads_back_by_an_independent_reader()
    {
        string all = new([.. Enumerable.Range(1, 0x24F).Select(c => (char)c)]);
        Assert.Equal(all, System.Web.HttpUtility.ParseQueryString(Text("v", all))["v"]);
    }

    private static string Text(params string[] pairs) => Encoding.UTF8.GetString(Form.Of(pairs));
}
