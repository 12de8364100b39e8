using Pairing.Service.Foundation;

namespace Pairing.Service.Tests.Foundation;

public class UserCodeTests
{
    [Theory]
    [InlineData("WDJBMJHT", "WDJB-MJHT")]
    [InlineData("WDJBMJHTX", "WDJ-BMJ-HTX")]
    [InlineData("WDJBMJHTXZ", "WDJB-MJHT-XZ")]
    [InlineData("WDJB", "WDJB")]
    [InlineData("", "")]
    public void A_code_is_shown_in_groups_that_can_be_read_aloud(string code, string shown) =>
        Assert.Equal(shown, UserCode.Group(code));

    [Theory]
    [InlineData("WDJB-MJHT")]
    [InlineData("wdjbmjht")]
    [InlineData(" wdjb mjht\t")]
    [InlineData("WDJB\u2013MJHT")]
    [InlineData("WDJB\u2011MJHT")]
    [InlineData("WDJB\u2212MJHT")]
    [InlineData("WDJB\uFF0DMJHT")]
    [InlineData("WDJB\u00A0MJHT")]
    [InlineData("WDJB\u3000MJHT")]
    [InlineData("\uFF37\uFF24\uFF2A\uFF22\uFF4D\uFF4A\uFF48\uFF54")]
    public void However_it_is_typed_it_is_the_same_code(string typed) =>
        Assert.Equal("WDJBMJHT", UserCode.Normalize(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("WDJB-MJHA")]
    [InlineData("WDJB-MJH1")]
    [InlineData("WDJB_MJHT")]
    [InlineData("WDJB\u0130MJHT")]
    [InlineData("WDJB-MJHT\0")]
    [InlineData("\uFF20\uFF5B")]
    public void What_no_code_holds_is_no_code(string? typed) => Assert.Null(UserCode.Normalize(typed));

    [Fact]
    public void The_alphabet_is_the_20_consonants_that_RFC_8628_recommends()
    {
        Assert.Equal(20, UserCode.Alphabet.Distinct().Count());
        Assert.DoesNotContain(UserCode.Alphabet, c => "AEIOUY0123456789".Contains(c));
    }

    [Fact]
    public void Grouping_and_reading_back_give_the_code_again()
    {
        for (int length = 1; length <= 12; length++)
        {
            string code = UserCode.Alphabet[..length];
            Assert.Equal(code, UserCode.Normalize(UserCode.Group(code)));
        }
    }
}
