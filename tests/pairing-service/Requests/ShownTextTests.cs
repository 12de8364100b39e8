using Pairing.Service.Requests;

namespace Pairing.Service.Tests.Requests;

public sealed class ShownTextTests
{
    private const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466";
    private const string Kiss = "\U0001F468\U0001F3FB\u200D\u2764\uFE0F\u200D\U0001F48B\u200D\U0001F468\U0001F3FF";

    [Theory]
    [InlineData("Kitchen screen")]
    [InlineData("Küche + <Flur> & 'Bad'")]
    [InlineData("キッチンの画面")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")] // Persian, which needs its non-joiner
    [InlineData("\u0DC1\u0DCA\u200D\u0DBB\u0DD3")] // Sri in Sinhala, which needs its joiner
    [InlineData("\u09B0\u200D\u09CD\u09AF\u09BE\u09AC")] // Bengali, with a joiner before the sign that takes the vowel away
    [InlineData("\u0915\u094D\u200C\u0937")] // Hindi
    [InlineData("e\u0302\u0301")] // a Vietnamese letter of three characters
    [InlineData(Family)]
    [InlineData(Kiss)]
    [InlineData("\U0001F44B\U0001F3FD")]
    [InlineData("\U0001F1E9\U0001F1EA")]
    [InlineData("\u2764\uFE0F")]
    [InlineData("a\uFFFDb")] // what some devices have instead of a letter that they cannot encode
    public void A_name_of_any_script_and_emoji_stay_as_they_are(string name) => Assert.Equal(name, ShownText.Clean(name));

    [Theory]
    [InlineData("a\u200Db", "ab")]
    [InlineData("a\u200Cb", "ab")]
    [InlineData("\u200Da\u200D", "a")]
    [InlineData("\u0645\u200C\u200C\u200D\u062E", "\u0645\u200C\u062E")]
    [InlineData("\U0001F468\u200Da", "\U0001F468a")]
    [InlineData("\U0001F468\u200C\U0001F469", "\U0001F468\U0001F469")]
    public void A_joiner_that_joins_nothing_is_removed(string name, string clean) => Assert.Equal(clean, ShownText.Clean(name));

    [Theory]
    [InlineData("\u202Eabc\u202C")]
    [InlineData("a\u2066b\u2069c")]
    [InlineData("\u200Ea\u200Fb\u061Cc")]
    [InlineData("a\u200Bb\u2060c\uFEFF")]
    [InlineData("a\u00ADb\u180Ec")]
    [InlineData("a\u034Fb\u115F\u3164\uFFA0c")]
    [InlineData("a\uFE01b\U000E0101c")]
    [InlineData("a\U000E0041\U000E0042bc")]
    [InlineData("a\uE000b\uFFFFc\u0378")]
    [InlineData("\u2028a\u2029b\u0085c\u0007")]
    public void Characters_that_reorder_or_hide_are_removed(string name) => Assert.Equal("abc", ShownText.Clean(name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00A0\u2003\u3000")]
    [InlineData("\u3164\u3164")]
    [InlineData("\u2800\u2800")]
    [InlineData("\u200D\u200C\u200B")]
    [InlineData("\u0301\u0302")]
    [InlineData(" \u0301 ")]
    [InlineData("\uFE0F")]
    [InlineData("\U000E0020\U000E007F")]
    public void A_name_without_a_visible_letter_is_none(string name) => Assert.Null(ShownText.Clean(name));

    [Theory]
    [InlineData("a\u0301\u0302", "a\u0301\u0302")]
    [InlineData("a\u0301\u0302\u0303\u0304b\u0301", "a\u0301\u0302b\u0301")]
    [InlineData("a\u20DD\u20DE\u20DF", "a\u20DD\u20DE")]
    [InlineData("a\u0301\u200D\u0302\u200C\u0303", "a\u0301\u0302")]
    public void A_letter_has_at_most_two_marks(string name, string clean) => Assert.Equal(clean, ShownText.Clean(name));

    [Theory]
    [InlineData("a  b", "a b")]
    [InlineData(" a\u3000\u2003b ", "a b")]
    [InlineData("a \u0301b", "a b")]
    public void Words_have_one_space_between_them(string name, string clean) => Assert.Equal(clean, ShownText.Clean(name));

    [Theory]
    [InlineData("x")]
    [InlineData("\u65E5")]
    [InlineData("e\u0302\u0301")]
    [InlineData("\U0001F600")]
    [InlineData(Family)]
    [InlineData(Kiss)]
    public void A_name_has_at_most_24_letters_as_a_person_counts_them(string letter)
    {
        string longest = string.Concat(Enumerable.Repeat(letter, ShownText.MaximumLetters));

        Assert.Equal(longest, ShownText.Clean(longest));
        Assert.False(ShownText.IsTooLong(longest));
        Assert.Equal(longest, ShownText.Clean(longest + letter));
        Assert.True(ShownText.IsTooLong(longest + letter));
    }

    [Fact]
    public void A_letter_that_never_ends_is_cut()
    {
        string endless = string.Concat(Enumerable.Repeat("\U0001F468\u200D", 500)) + "\U0001F468";
        Assert.InRange(ShownText.Clean(endless)!.Length, 1, 20);
        Assert.InRange(ShownText.Clean(new string('\u1100', 1000))!.Length, 1, 10); // Hangul, which composes without end
    }
}
