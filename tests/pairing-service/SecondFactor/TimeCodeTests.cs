using System.Text;
using Pairing.Service.SecondFactor;

namespace Pairing.Service.Tests.SecondFactor;

public sealed class TimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238 appendix B has eight digits. Six digits are their end.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void It_makes_the_codes_of_the_RFC(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, TimeCode.Of(Key, TimeCode.StepAt(now)));
        Assert.Equal(TimeCode.StepAt(now), TimeCode.FindStep(Key, code, now));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_can_be_wrong_by_one_step(int steps, bool isAccepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        long step = TimeCode.StepAt(now) + steps;

        Assert.Equal(isAccepted ? step : null, TimeCode.FindStep(Key, TimeCode.Of(Key, step), now));
    }

    /// <summary>RFC 4648 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_key_is_base32(string bytes, string text)
    {
        Assert.Equal(text, AuthenticatorKey.Encode(Encoding.ASCII.GetBytes(bytes)));
        Assert.Equal(bytes, Encoding.ASCII.GetString(AuthenticatorKey.Decode(text)));
    }

    [Fact]
    public void A_new_key_has_160_bits_and_is_read_in_groups_of_four()
    {
        string key = AuthenticatorKey.New();

        Assert.Equal(20, AuthenticatorKey.Decode(key).Length);
        Assert.NotEqual(key, AuthenticatorKey.New());
        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", AuthenticatorKey.Group(key));
    }

    [Fact]
    public void The_address_escapes_the_names() => Assert.Equal(
        "otpauth://totp/Pairing%20h%3A1:ada%26x%3D1?secret=MY&issuer=Pairing%20h%3A1",
        AuthenticatorKey.Uri("MY", "Pairing h:1", "ada&x=1"));

    [Theory]
    [InlineData("123456", "123456")]
    [InlineData(" 123 456\u00A0", "123456")]
    [InlineData("１２３４５６", "123456")]
    [InlineData("١٢٣٤٥٦", "123456")]
    [InlineData("abcde-12345", "ABCDE-12345")]
    [InlineData("ABCDE12345", "ABCDE-12345")]
    [InlineData("ａｂｃｄｅ12345", "ABCDE-12345")]
    [InlineData(null, "")]
    [InlineData("\uD800'; drop", "DROP")]
    public void A_typed_code_loses_what_people_add(string? typed, string code) => Assert.Equal(code, TypedCode.Normalize(typed));
}
