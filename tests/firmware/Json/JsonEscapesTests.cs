using System.Text.Json;
using Pairing.Firmware.Core.Json;

namespace Pairing.Firmware.Tests.Json;

public class JsonEscapesTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"b"}""")]
    [InlineData("""{"a":"https:\/\/x\/d"}""", """{"a":"https://x/d"}""")]
    [InlineData("""{"a":"x\u0026y"}""", """{"a":"x&y"}""")]
    [InlineData("""{"a":"x\u00265"}""", """{"a":"x&5"}""")]
    [InlineData("""{"a":"\u002B\u003c\u003E\u0027"}""", """{"a":"+<>'"}""")]
    [InlineData("""{"a":"K\u00FCche \u2013 \u2713"}""", "{\"a\":\"K\u00fcche \u2013 \u2713\"}")]
    [InlineData("""{"a":"say \u0022hi\u0022"}""", """{"a":"say \"hi\""}""")]
    [InlineData("""{"a":"back\u005cslash"}""", """{"a":"back\\slash"}""")]
    [InlineData("""{"a":"\u005cn"}""", """{"a":"\\n"}""")]
    [InlineData("""{"a":"\u000a\u000D\u0009\u0008\u000c"}""", """{"a":"\n\r\t\b\f"}""")]
    [InlineData("""{"a":"\u0000\u001f|"}""", """{"a":"  |"}""")]
    [InlineData("""{"a":"\\u0041"}""", """{"a":"\\u0041"}""")]
    [InlineData("""{"a":"\\\u0041"}""", """{"a":"\\A"}""")]
    [InlineData("""{"a":"\\"}""", """{"a":"\\"}""")]
    [InlineData("""{"a":"\n\t\"\\"}""", """{"a":"\n\t\"\\"}""")]
    [InlineData("""{"\u0061":1}""", """{"a":1}""")]
    public void Escapes_are_spelled_as_the_library_reads_them(string json, string rewritten) =>
        Assert.Equal(rewritten, JsonEscapes.Rewrite(json));

    [Theory]
    [InlineData("\\ud83d\\ude00", "\ufffd")]
    [InlineData("\\uD83D\\uDE00!", "\ufffd!")]
    [InlineData("\ud83d\ude00!", "\ufffd!")]
    [InlineData("\\ud83d", "\ufffd")]
    [InlineData("\\ud83dx", "\ufffdx")]
    [InlineData("\\ud83d\\u0041", "\ufffdA")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\ufffd\ufffd")]
    [InlineData("\\ude00", "\ufffd")]
    public void Characters_of_which_the_library_keeps_a_half_are_shown_as_unreadable(string json, string rewritten) =>
        Assert.Equal(rewritten, JsonEscapes.Rewrite(json));

    [Theory]
    [InlineData("\\")]
    [InlineData("\\u")]
    [InlineData("\\u12")]
    [InlineData("\\u12g4")]
    [InlineData("\\q")]
    public void What_is_no_escape_is_left_for_the_library_to_refuse(string json) => Assert.Equal(json, JsonEscapes.Rewrite(json));

    [Fact]
    public void Where_nothing_needs_another_spelling_nothing_is_copied()
    {
        string json = """{"device_code":"abc"}""";
        Assert.Same(json, JsonEscapes.Rewrite(json));
    }

    [Fact]
    public void Every_character_that_can_be_escaped_means_the_same_afterwards()
    {
        for (int c = ' '; c <= 0xFFFF; c++)
        {
            if (c is < 0xD800 or > 0xDFFF)
            {
                string escaped = $"\"\\u{c:x4}\"";
                Assert.Equal(JsonSerializer.Deserialize<string>(escaped),
                    JsonSerializer.Deserialize<string>(JsonEscapes.Rewrite(escaped)));
            }
        }
    }
}
