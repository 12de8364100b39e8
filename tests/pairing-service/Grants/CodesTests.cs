using System.Buffers.Text;
using System.Security.Cryptography;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Grants;

public sealed class CodesTests
{
    [Fact]
    public void A_secret_is_256_random_bits_in_base64url()
    {
        string secret = RandomSecret.New();
        Assert.Equal(43, secret.Length);
        Assert.All(secret, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        Assert.NotEqual(secret, RandomSecret.New());
    }

    [Fact]
    public void A_device_code_has_the_grant_id_and_256_random_bits()
    {
        var grant = Guid.CreateVersion7();
        string code = Codes.NewPair(grant, UserCode.Length).Device;
        Assert.All(code, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        Assert.Equal(16 + 32, Base64Url.DecodeFromChars(code).Length);
        Assert.Equal(grant, Codes.GrantOf(code));

        string another = Codes.NewPair(grant, UserCode.Length).Device;
        var differing = Base64Url.DecodeFromChars(code).Zip(Base64Url.DecodeFromChars(another), (a, b) => a != b).ToList();
        Assert.DoesNotContain(true, differing.Take(16));
        // each byte has a different value, except once in 256
        Assert.InRange(differing.Skip(16).Count(differs => differs), 26, 32);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a code that nobody has")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012=")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789 123")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901+/")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901\u00e4\u20ac")]
    public void Other_text_than_a_device_code_has_no_grant_id(string code) => Assert.Null(Codes.GrantOf(code));

    [Fact]
    public void User_codes_use_each_letter_about_equally_often()
    {
        const int Many = 25_000;
        const int Letters = Many * UserCode.Length;
        var counts = Enumerable.Range(0, Many).SelectMany(_ => NewUserCode(UserCode.Length)).GroupBy(c => c).ToDictionary(
            g => g.Key, g => g.Count());
        Assert.Equal(UserCode.Alphabet.Order(), counts.Keys.Order());

        // chi-square with 19 degrees of freedom: above 65 once in five million runs
        double expected = Letters / 20.0;
        Assert.InRange(counts.Values.Sum(n => (n - expected) * (n - expected) / expected), 0, 65);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(12)]
    public void A_user_code_has_the_requested_length_and_is_unique(int length)
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => NewUserCode(length)).ToList();
        Assert.All(codes, code => Assert.Equal(length, code.Length));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public void Each_position_of_a_user_code_has_all_letters()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => NewUserCode(UserCode.Length)).ToList();
        Assert.All(Enumerable.Range(0, UserCode.Length), place => Assert.Equal(
            UserCode.Alphabet.Length, codes.Select(code => code[place]).Distinct().Count()));
    }

    [Fact]
    public void The_hash_of_a_user_code_is_an_HMAC_of_it() =>
        Assert.Equal(HMACSHA256.HashData([1], "WDJBMJHT"u8), new Codes([1]).HashUserCode("WDJBMJHT"));

    [Fact]
    public void The_hash_of_a_user_code_depends_on_the_key()
    {
        byte[] one = new Codes([1]).HashUserCode("WDJBMJHT");
        Assert.Equal(one, new Codes([1]).HashUserCode("WDJBMJHT"));
        Assert.NotEqual(one, new Codes([2]).HashUserCode("WDJBMJHT"));
    }

    private static string NewUserCode(int length) => Codes.NewPair(Guid.NewGuid(), length).User;
}
