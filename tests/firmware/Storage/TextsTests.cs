using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Tests.Storage;

public class TextsTests
{
    [Fact]
    public void Texts_come_back_as_they_went_in()
    {
        string[] texts = ["", "plain", "Küche \u2713", new string('x', 3000)];
        Assert.Equal(texts, Texts.Unpack(Texts.Pack(texts), 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_record_of_another_number_of_texts_is_none(int count) =>
        Assert.Null(Texts.Unpack(Texts.Pack("one", "two"), count));

    [Fact]
    public void A_record_cut_anywhere_is_none()
    {
        byte[] record = Texts.Pack("one", "two");
        for (int length = 0; length < record.Length; length++)
        {
            Assert.Null(Texts.Unpack(record[..length], 2));
        }

        Assert.Null(Texts.Unpack(null, 2));
    }
}
