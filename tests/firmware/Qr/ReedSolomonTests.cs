using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Tests.Qr;

public class ReedSolomonTests
{
    private static readonly ReedSolomon Field = new();

    /// <summary>
    /// ISO/IEC 18004 annex A gives the generator for 7 check codewords as powers of 2: 87, 229, 146, 149, 238, 102, 21.
    /// </summary>
    [Fact]
    public void The_generator_for_seven_is_that_of_the_standard() =>
        Assert.Equal([127, 122, 154, 164, 11, 68, 117], Field.Generator(7).Select(b => (int)b));

    /// <summary>The worked example of ISO/IEC 18004 annex I: 01234567 as version 1-M.</summary>
    [Fact]
    public void The_standards_own_example_has_its_check_codewords()
    {
        byte[] data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11];
        Assert.Equal(
            [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55], Field.Check(data, 10).Select(b => (int)b));
    }

    [Theory]
    [InlineData(0, 0x53, 0)]
    [InlineData(1, 0x53, 0x53)]
    [InlineData(2, 0x40, 0x80)]
    [InlineData(2, 0x80, 0x1D)] // the first product that the field's polynomial folds back
    [InlineData(0xFF, 0xFF, 0xE2)]
    public void Multiplication_stays_in_the_field(byte a, byte b, byte product)
    {
        Assert.Equal(product, Field.Multiply(a, b));
        Assert.Equal(product, Field.Multiply(b, a));
    }

    /// <summary>A codeword is a multiple of the generator: zero at each of its roots.</summary>
    [Theory]
    [InlineData(34, 10)]
    [InlineData(28, 16)]
    [InlineData(55, 15)]
    [InlineData(44, 26)]
    public void Data_and_check_together_are_zero_at_every_root(int length, int count)
    {
        byte[] data = new byte[length];
        new Random(length).NextBytes(data);
        byte[] codeword = [.. data, .. Field.Check(data, count)];
        byte root = 1;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(0, codeword.Aggregate((byte)0, (value, b) => (byte)(Field.Multiply(value, root) ^ b)));
            root = Field.Multiply(root, 2);
        }

        Assert.NotEqual(0, codeword.Aggregate((byte)0, (value, b) => (byte)(Field.Multiply(value, root) ^ b)));
    }
}
