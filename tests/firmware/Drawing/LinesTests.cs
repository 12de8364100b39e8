using FsCheck;
using FsCheck.Fluent;
using Pairing.Firmware.Core.Drawing;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Drawing;

public class LinesTests
{
    [Theory]
    [InlineData("192.168.4.20:5080", 17, "192.168.4.20:5080")]
    [InlineData("192.168.4.20:5080", 16, "192.168.4.20:5..")]
    [InlineData("abc", 2, "ab")]
    [InlineData("", 5, "")]
    public void What_is_too_long_ends_in_two_dots(string text, int length, string shown) =>
        Assert.Equal(shown, Lines.Shorten(text, length));

    [Theory]
    [InlineData("Press for a new code", 21, 2, "Press for a new code")]
    [InlineData("Press for a new code", 12, 2, "Press for a|new code")]
    [InlineData("Press for a new code", 11, 2, "Press for a|new code")]
    [InlineData("Press for a new code", 10, 2, "Press for|a new code")]
    [InlineData("pairing.example.com/account/device", 21, 2, "pairing.example.com/|account/device")]
    [InlineData("pairing.example.com/account/device", 12, 5, "pairing|.example|.com/|account/|device")]
    [InlineData("pairing.example.com", 12, 2, "pairing|.example.com")]
    [InlineData("WDJBMJHTXZWDJB", 6, 3, "WDJBMJ|HTXZWD|JB")]
    [InlineData("one two three four", 9, 1, "one two..")]
    [InlineData("one two three four", 9, 2, "one two|three f..")]
    [InlineData("  spaces   between ", 8, 3, "spaces|between")]
    [InlineData("", 8, 3, "")]
    [InlineData("   ", 8, 3, "")]
    [InlineData("any", 8, 0, "")]
    public void Text_breaks_at_spaces_after_slashes_and_before_dots(string text, int width, int most, string lines) =>
        Assert.Equal(lines, string.Join('|', Lines.Wrap(text, width, most)));

    [Fact]
    public void No_line_is_too_long_none_is_empty_and_with_room_nothing_is_lost()
    {
        Gen<string> text = Gen.Elements("ab cd./:".ToCharArray()).ArrayOf().Select(letters => new string(letters));
        Prop.ForAll(text.ToArbitrary(), Gen.Choose(3, 21).ToArbitrary(), (words, width) =>
        {
            string[] lines = Lines.Wrap(words, width, 200);
            return lines.All(line => line.Length > 0 && line.Length <= width)
                && string.Concat(lines).Replace(" ", "") == words.Replace(" ", "");
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Zoë Müller-Łęcka", "Zoe Muller-Lecka")]
    [InlineData("Zoe\u0308", "Zoe")]
    [InlineData("Straße Ærø Œuvre", "Strasse AEro OEuvre")]
    [InlineData("it\u2019s \u201Cso\u201D \u2013 ok", "it's \"so\" - ok")]
    [InlineData("tab\tline\nend", "tab line end")]
    [InlineData("\uD83D\uDE00 \u4F60\u597D", "? ??")]
    [InlineData("\u0000\u007F", "??")]
    public void What_is_beyond_ASCII_becomes_its_nearest_letter_or_a_question_mark(string text, string shown) =>
        Assert.Equal(shown, ScreenLetters.Fold(text));

    /// <summary>
    /// Unicode's own decomposition says what the letter without its marks is; where it has none, any letter or sign will do.
    /// </summary>
    [Fact]
    public void Every_Latin_letter_with_a_mark_loses_just_the_mark()
    {
        for (char c = '\u00C0'; c <= '\u017F'; c++)
        {
            char bare = c.ToString().Normalize(System.Text.NormalizationForm.FormD)[0];
            Assert.True(char.IsAscii(bare) ? ScreenLetters.Fold(c) == bare : ScreenLetters.Fold(c) != '?',
                $"{c} is shown as {ScreenLetters.Fold(c)}");
        }
    }
}
