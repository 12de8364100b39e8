using Pairing.Protocol;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Grants;

public sealed class CodesTests
{
    [Fact]
    public void A_device_code_is_256_random_bits_in_base64url()
    {
        string code = Codes.NewSecret();
        Assert.Equal(43, code.Length);
        Assert.All(code, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        Assert.NotEqual(code, Codes.NewSecret());
    }

    [Fact]
    public void User_codes_use_each_letter_about_equally_often()
    {
        const int Letters = 200_000;
        var counts = Codes.NewUserCode(Letters).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(UserCode.Alphabet.Order(), counts.Keys.Order());

        // chi-square with 19 degrees of freedom: above 65 once in five million runs
        double expected = Letters / 20.0;
        Assert.InRange(counts.Values.Sum(n => (n - expected) * (n - expected) / expected), 0, 65);
    }

    [Fact]
    public void The_hash_of_a_user_code_depends_on_the_key()
    {
        string one = new Codes([1]).HashUserCode("WDJBMJHT");
        Assert.Equal(one, new Codes([1]).HashUserCode("WDJBMJHT"));
        Assert.NotEqual(one, new Codes([2]).HashUserCode("WDJBMJHT"));
    }
}
