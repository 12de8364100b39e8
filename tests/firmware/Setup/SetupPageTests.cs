using System.Text;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Tests.Setup;

public class SetupPageTests
{
    [Fact]
    public void A_networks_name_is_text_and_never_markup()
    {
        const string Evil = "<script>alert('1')</script>\"&";
        string page = SetupPage.Form(new SetupForm { Network = Evil, Server = Evil, Password = Evil }, [Evil, "home"], Evil)
            + SetupPage.Saved(Evil);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"&\"", page, StringComparison.Ordinal);
        Assert.Contains("<option selected>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;</option>", page,
            StringComparison.Ordinal);
    }

    [Fact]
    public void With_eight_networks_it_is_smaller_than_four_kilobytes() => Assert.InRange(
        Encoding.UTF8.GetByteCount(SetupResponse.Page(SetupPage.Form(
            new SetupForm { Server = "https://pairing.example.com" },
            [.. Enumerable.Range(0, 8).Select(i => "A network's name " + i)], ""))),
        1000,
        4 * 1024);

    [Fact]
    public void Without_a_scan_the_name_is_typed()
    {
        string page = SetupPage.Form(new SetupForm(), [], "");
        Assert.DoesNotContain("<select name=ssid", page, StringComparison.Ordinal);
        Assert.Contains("Network's name<input name=other", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_says_its_length_in_bytes() =>
        Assert.Contains("\r\nContent-Length: 2\r\n", SetupResponse.Page("\u00E9"), StringComparison.Ordinal);
}
