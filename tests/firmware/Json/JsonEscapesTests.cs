using System.Text.Json;
using Pairing.Firmware.Core.Json;

namespace Pairing.Firmware.Tests.Json;

public class JsonEscapesTests
{
    [Theory]
    [InlineData("b", "b")]
    [InlineData("""https:\/\/x\/d""", "https://x/d")]
    [InlineData("""x\u0026y""", "x&y")]
    [InlineData("""x\u00265""", "x&5")]
    [InlineData("""\u002B\u003c\u003E\u0027""", "+<>'")]
    [InlineData("""K\u00FCche \u2013 \u2713""", "K\u00fcche \u2013 \u2713")]
    [InlineData("say \\u0022hi\\u0022 \\\"ho\\\"", "say \"hi\" \"ho\"")]
    [InlineData("""back\u005cslash""", "back\\slash")]
    [InlineData("""\u005cn""", "\\n")]
    [InlineData("""\u000a\u000D\u0009\u0008\u000c""", "\n\r\t\b\f")]
    [InlineData("""\n\r\t\b\f""", "\n\r\t\b\f")]
    [InlineData("""\u0000\u001f|""", "  |")]
    [InlineData("""\\u0041""", "\\u0041")]
    [InlineData("""\\\u0041""", "\\A")]
    [InlineData("""\\""", "\\")]
    public void They_are_read_as_they_were_meant(string raw, string meant) => Assert.Equal(meant, JsonEscapes.Resolve(raw));

    [Theory]
    [InlineData("\\ud83d\\ude00", "\ufffd")]
    [InlineData("\\uD83D\\uDE00!", "\ufffd!")]
    [InlineData("\\ud83d", "\ufffd")]
    [InlineData("\\ud83dx", "\ufffdx")]
    [InlineData("\\ud83d\\u0041", "\ufffdA")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\ufffd\ufffd")]
    [InlineData("\\ude00", "\ufffd")]
    public void Escaped_characters_of_which_the_board_keeps_a_half_are_shown_as_unreadable(string raw, string meant) =>
        Assert.Equal(meant, JsonEscapes.Resolve(raw));

    [Theory]
    [InlineData("\\")]
    [InlineData("\\u")]
    [InlineData("\\u12")]
    [InlineData("\\u12g4")]
    [InlineData("\\ug124")]
    [InlineData("\\q")]
    [InlineData("x\\")]
    public void What_is_no_escape_is_refused(string raw) => Assert.Null(JsonEscapes.Resolve(raw));

    [Fact]
    public void Where_nothing_is_escaped_nothing_is_copied()
    {
        const string Raw = "abc";
        Assert.Same(Raw, JsonEscapes.Resolve(Raw));
    }

    [Fact]
    public void Every_character_that_can_be_escaped_is_read_as_another_reader_reads_it()
    {
        for (int c = ' '; c <= 0xFFFF; c++)
        {
            if (c is < 0xD800 or > 0xDFFF)
            {
                string escaped = $"\\u{c:x4}";
                Assert.Equal(JsonSerializer.Deserialize<string>($"\"{escaped}\""), JsonEscapes.Resolve(escaped));
            }
        }
    }
}
