using Pairing.Firmware.Core.Qr;
using QRCoder;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>Ours against QRCoder, an encoder by others.</summary>
public class QrEncoderTests
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:";
    private const string Printable = "abcdefghijklmnopqrstuvwxyz?=&_#@~!,;ABC0123456789:/.-";

    /// <summary>
    /// Texts are made until the other encoder has chosen each of the eight masks; one of our eight is always its own.
    /// </summary>
    [Theory]
    [InlineData(1, QrLevel.M, 20, 14)]
    [InlineData(1, QrLevel.L, 25, 17)]
    [InlineData(2, QrLevel.M, 38, 26)]
    [InlineData(2, QrLevel.L, 47, 32)]
    [InlineData(3, QrLevel.M, 61, 42)]
    [InlineData(3, QrLevel.L, 77, 53)]
    public void Every_module_is_as_another_encoder_has_it(int version, QrLevel level, int characters, int bytes)
    {
        Random random = new(version * 10 + (int)level);
        HashSet<int> masks = [];
        for (int i = 0; i < 1000 && (i < 50 || masks.Count < 8); i++)
        {
            string text = i % 2 == 0 ? Letter(random) + RandomText(random, Alphanumeric, characters - 1)
                : Small(random) + RandomText(random, Printable, bytes - 1);
            string theirs = Theirs(text, version, level);
            string[] ours = [.. Enumerable.Range(0, 8)
                .Select(mask => Modules(QrCode.Encode(new QrText(text), new QrFormat(version, level), mask)))];
            Assert.Single(ours, theirs);
            masks.Add(Array.IndexOf(ours, theirs));
        }

        Assert.Equal(8, masks.Count);
    }

    [Theory]
    [InlineData(38, 2, QrLevel.M)]
    [InlineData(39, 2, QrLevel.L)]
    [InlineData(47, 2, QrLevel.L)]
    [InlineData(48, 3, QrLevel.M)]
    [InlineData(61, 3, QrLevel.M)]
    [InlineData(62, 3, QrLevel.L)]
    [InlineData(77, 3, QrLevel.L)]
    public void Alphanumeric_text_takes_the_first_format_that_holds_it(int length, int version, QrLevel level) =>
        AssertFormat(new string('A', length), version, level);

    [Theory]
    [InlineData(26, 2, QrLevel.M)]
    [InlineData(27, 2, QrLevel.L)]
    [InlineData(32, 2, QrLevel.L)]
    [InlineData(33, 3, QrLevel.M)]
    [InlineData(42, 3, QrLevel.M)]
    [InlineData(43, 3, QrLevel.L)]
    [InlineData(53, 3, QrLevel.L)]
    public void Other_text_takes_the_first_format_that_holds_its_bytes(int length, int version, QrLevel level) =>
        AssertFormat(new string('a', length), version, level);

    [Theory]
    [InlineData('A', 78)]
    [InlineData('a', 54)]
    [InlineData('\u00E9', 27)]
    public void What_no_format_holds_has_no_code(char c, int length)
    {
        Assert.Null(QrCode.Encode(new string(c, length)));
        Assert.False(QrCode.Fits(new string(c, length)));
    }

    [Theory]
    [InlineData('?')]
    [InlineData('=')]
    [InlineData('&')]
    [InlineData('_')]
    [InlineData('#')]
    [InlineData('a')]
    public void One_character_outside_the_set_makes_the_whole_text_bytes(char c)
    {
        Assert.True(new QrText("HTTPS://EXAMPLE.COM/D/WDJBMJHT").IsAlphanumeric);
        Assert.False(new QrText("HTTPS://EXAMPLE.COM/D" + c).IsAlphanumeric);
    }

    [Fact]
    public void Outside_the_code_all_is_light()
    {
        QrCode code = QrCode.Encode("HTTPS://EXAMPLE.COM")!;
        Assert.True(code.IsDark(0, 0));
        Assert.False(code.IsDark(-1, 0) || code.IsDark(0, -1) || code.IsDark(code.Size, 0) || code.IsDark(0, code.Size));
    }

    [Fact]
    public void The_chosen_mask_has_the_least_penalty_of_the_eight()
    {
        Random random = new(7);
        for (int i = 0; i < 20; i++)
        {
            string text = RandomText(random, Alphanumeric, 38);
            QrFormat format = new(2, QrLevel.M);
            int[] penalties = [.. Enumerable.Range(0, 8).Select(mask => Penalty(QrCode.Encode(new QrText(text), format, mask)))];
            Assert.Equal(Array.IndexOf(penalties, penalties.Min()), QrCode.Encode(new QrText(text), format, -1).Mask);
        }
    }

    private static void AssertFormat(string text, int version, QrLevel level)
    {
        QrCode code = QrCode.Encode(text)!;
        Assert.True(QrCode.Fits(text));
        Assert.Equal((version, level, 17 + 4 * version), (code.Version, code.Level, code.Size));
    }

    private static string Theirs(string text, int version, QrLevel level)
    {
        using QRCodeGenerator generator = new();
        using QRCodeData data =
            QRCodeGenerator.GenerateQrCode(text, level == QrLevel.L ? QRCodeGenerator.ECCLevel.L : QRCodeGenerator.ECCLevel.M,
            requestedVersion: version);
        return Picture(
            data.ModuleMatrix.Count - 2 * TheirQuietZone, (x, y) => data.ModuleMatrix[y + TheirQuietZone][x + TheirQuietZone]);
    }

    private static string Modules(QrCode code) => Picture(code.Size, code.IsDark);

    private static string Picture(int size, Func<int, int, bool> isDark) =>
        string.Join('\n', Enumerable.Range(0, size)
            .Select(y => string.Concat(Enumerable.Range(0, size).Select(x => isDark(x, y) ? '#' : '.'))));

    private static int Penalty(QrCode code) => QrPenalty.Of(
        [.. Enumerable.Range(0, code.Size).Select(y => Enumerable.Range(0, code.Size).Sum(x => code.IsDark(x, y) ? 1 << x : 0))],
        new int[32]);

    private static string RandomText(Random random, string set, int longest) =>
        new([.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => set[random.Next(set.Length)])]);

    // The other encoder has a mode for digits alone; ours does not need one
    private static char Letter(Random random) => Alphanumeric[random.Next(26)];

    private static char Small(Random random) => Printable[random.Next(26)];

    private const int TheirQuietZone = 4;
}
