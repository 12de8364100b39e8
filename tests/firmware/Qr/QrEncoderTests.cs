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
                : Small(random) + RandomText(random, Printable, bytes - 2) + Small(random);
            string theirs = Theirs(text, version, level);
            string[] ours = EachMask(text, new QrFormat(version, level));
            Assert.Single(ours, theirs);
            masks.Add(Array.IndexOf(ours, theirs));
        }

        Assert.Equal(8, masks.Count);
    }

    /// <summary>The other encoder switches between modes by the rules of ISO/IEC 18004 annex J.</summary>
    [Theory]
    [InlineData("http", 2, QrLevel.M, 30)]
    [InlineData("https", 2, QrLevel.M, 28)]
    [InlineData("http", 2, QrLevel.L, 39)]
    [InlineData("https", 3, QrLevel.M, 52)]
    [InlineData("http", 3, QrLevel.L, 69)]
    [InlineData("a?b=", 3, QrLevel.L, 69)]
    public void A_text_that_goes_on_in_capitals_is_as_another_encoder_has_it(string start, int version, QrLevel level, int most)
    {
        Random random = new(most);
        for (int i = 0; i < 100; i++)
        {
            string text = start + "://" + new string([.. Enumerable.Range(0, random.Next(8, most - 2))
                .Select(at => at % 5 == 0 ? Letter(random) : Alphanumeric[random.Next(Alphanumeric.Length)])]);
            Assert.True(new QrText(text).Fits(new QrFormat(version, level)));
            Assert.Single(EachMask(text, new QrFormat(version, level)), Theirs(text, version, level));
        }
    }

    [Theory]
    [InlineData("http", 30, 2, QrLevel.M)]
    [InlineData("http", 31, 2, QrLevel.L)]
    [InlineData("https", 37, 2, QrLevel.L)]
    [InlineData("https", 38, 3, QrLevel.M)]
    [InlineData("https", 52, 3, QrLevel.M)]
    [InlineData("https", 53, 3, QrLevel.L)]
    [InlineData("https", 68, 3, QrLevel.L)]
    public void A_scheme_in_small_letters_leaves_the_rest_its_capitals(string scheme, int length, int version, QrLevel level) =>
        AssertFormat(scheme + "://" + new string('A', length - 3), version, level);

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
        Assert.Null(QrCode.Begin(new string(c, length)));
    }

    [Theory]
    [InlineData("HTTPS://EXAMPLE.COM/D/WDJBMJHT", 13 + 165)]
    [InlineData("https://EXAMPLE.COM/D/WDJBMJHT", 12 + 40 + 13 + 138)]
    [InlineData("https://EXAMPLE.COM/D/WDJBMJHT?", 12 + 248)]
    [InlineData("a0123456789", 12 + 88)] // ten do not pay for another mode
    [InlineData("a0123456789A", 12 + 8 + 13 + 61)]
    [InlineData("A", 13 + 6)]
    public void Characters_outside_the_set_make_all_before_them_bytes(string text, int bits) =>
        Assert.Equal(bits, new QrText(text).Bits);

    [Fact]
    public void Outside_the_code_all_is_light()
    {
        QrCode code = Made.Of("HTTPS://EXAMPLE.COM");
        Assert.True(code.IsDark(0, 0));
        int size = code.Format.Size;
        Assert.False(code.IsDark(-1, 0) || code.IsDark(0, -1) || code.IsDark(size, 0) || code.IsDark(0, size));
    }

    [Fact]
    public void The_chosen_mask_has_the_least_penalty_of_the_eight()
    {
        Random random = new(7);
        for (int i = 0; i < 20; i++)
        {
            string text = RandomText(random, Alphanumeric, 38);
            int[] penalties = [.. Enumerable.Range(0, 8).Select(mask => Penalty(text, mask))];
            int[] rows = Made.Rows(text, new QrFormat(2, QrLevel.M), Array.IndexOf(penalties, penalties.Min()));
            Assert.Equal(rows, Enumerable.Range(0, rows.Length).Select(Made.Of(text).Row));
        }
    }

    private static void AssertFormat(string text, int version, QrLevel level)
    {
        QrCode code = Made.Of(text);
        Assert.Equal((version, level, 17 + 4 * version), (code.Format.Version, code.Format.Level, code.Format.Size));
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

    private static string[] EachMask(string text, QrFormat format) => [.. Enumerable.Range(0, 8)
        .Select(mask => Made.Rows(text, format, mask)).Select(rows => Picture(rows.Length, (x, y) => (rows[y] >> x & 1) != 0))];

    private static string Picture(int size, Func<int, int, bool> isDark) =>
        string.Join('\n', Enumerable.Range(0, size)
            .Select(y => string.Concat(Enumerable.Range(0, size).Select(x => isDark(x, y) ? '#' : '.'))));

    private static int Penalty(string text, int mask) =>
        QrPenalty.Of(Made.Rows(text, new QrFormat(2, QrLevel.M), mask), new int[32]);

    private static string RandomText(Random random, string set, int longest) =>
        new([.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => set[random.Next(set.Length)])]);

    // The other encoder has a mode for digits alone; ours does not need one
    private static char Letter(Random random) => Alphanumeric[random.Next(26)];

    private static char Small(Random random) => Printable[random.Next(26)];

    private const int TheirQuietZone = 4;
}
