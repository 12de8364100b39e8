using System.Text;
using Pairing.Service.Requests;

namespace Pairing.Service.Tests.Requests;

public sealed class FormTextTests
{
    [Theory]
    [InlineData("Kitchen+screen", "Kitchen screen")]
    [InlineData("K%C3%BCche", "Küche")]
    [InlineData("a%2bb", "a+b")]
    [InlineData("", "")]
    public void Names_and_values_are_decoded(string encoded, string text) =>
        Assert.Equal(text, FormText.Decode(Encoding.ASCII.GetBytes(encoded)));

    [Theory]
    [InlineData("%")]
    [InlineData("%4")]
    [InlineData("%zz")]
    [InlineData("%C3")] // half a character
    [InlineData("%ED%A0%80")] // half a surrogate pair
    [InlineData("%C0%80")] // zero in an overlong encoding
    [InlineData("a%00b")]
    [InlineData("a%0Ab")]
    [InlineData("a%7Fb")]
    [InlineData("a%C2%85b")] // a control character beyond ASCII
    public void Invalid_text_is_refused(string encoded) =>
        Assert.Null(FormText.Decode(Encoding.ASCII.GetBytes(encoded)));

    [Theory]
    [InlineData("  Kitchen  ", "Kitchen")]
    [InlineData("abc\u202Egnp.exe", "abcgnp.exe")] // the following text would be shown from right to left
    [InlineData("a\u200Bb\u2028c", "abc")]
    [InlineData("\u202E", null)]
    [InlineData("Screen 😀", "Screen 😀")]
    public void Reported_text_is_cleaned_for_display(string said, string? shown) => Assert.Equal(shown, ShownText.Clean(said));
}
