using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>ISO/IEC 18004 table 11, both sides of each boundary. Rows are written left to right, 1 dark.</summary>
public class QrPenaltyTests
{
    [Theory]
    [InlineData("10101010101", 0)]
    [InlineData("01111010101", 0)]
    [InlineData("01111101010", 3)]
    [InlineData("01111110101", 4)]
    [InlineData("00000101010", 3)]
    [InlineData("10101000000", 4)]
    [InlineData("11111000001", 6)]
    [InlineData("11111111111", 9)]
    public void Five_alike_cost_3_and_each_more_1(string row, int penalty) =>
        Assert.Equal(penalty, QrPenalty.Runs(Bits(row), row.Length));

    [Theory]
    [InlineData("10101", "01010", 0)]
    [InlineData("11010", "11010", 3)]
    [InlineData("00101", "00101", 3)]
    [InlineData("11101", "11110", 6)]
    [InlineData("01010", "01011", 0)]
    [InlineData("01011", "01011", 3)]
    [InlineData("11111", "11111", 12)]
    public void Each_square_of_four_alike_costs_3(string above, string row, int penalty) =>
        Assert.Equal(penalty, QrPenalty.Blocks(Bits(above), Bits(row), row.Length));

    [Theory]
    [InlineData("10111010000", 40)]
    [InlineData("00001011101", 40)]
    [InlineData("000010111010000", 80)]
    [InlineData("10111010001", 0)]
    [InlineData("10011010000", 0)]
    [InlineData("1011101000", 0)]
    public void What_looks_like_a_finder_costs_40(string row, int penalty) =>
        Assert.Equal(penalty, QrPenalty.LikeFinders(Bits(row), row.Length));

    [Theory]
    [InlineData(500, 0)]
    [InlineData(549, 0)]
    [InlineData(550, 10)]
    [InlineData(450, 10)]
    [InlineData(451, 0)]
    [InlineData(600, 20)]
    [InlineData(1000, 100)]
    public void Each_5_percent_away_from_half_costs_10(int dark, int penalty) =>
        Assert.Equal(penalty, QrPenalty.Imbalance(dark, 1000));

    private static int Bits(string row) => row.Select((c, x) => c == '1' ? 1 << x : 0).Sum();
}
