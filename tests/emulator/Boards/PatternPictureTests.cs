extern alias board;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using board::Pairing.Emulator.Panel;
using board::Pairing.Firmware.Core.Screens;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>
/// The pictures of docs/boards.md: the test pattern on each panel, and how it looks when the settings name another one. To make
/// them anew: ACCEPT_PICTURES=1 dotnet test tests/emulator, then look at them.
/// </summary>
public class PatternPictureTests
{
    [Theory]
    [InlineData("ssd1306-128x64", "ssd1306-128x64")]
    [InlineData("ssd1306-128x32", "ssd1306-128x32")]
    [InlineData("ssd1306-72x40", "ssd1306-72x40")]
    [InlineData("sh1106-128x64", "sh1106-128x64")]
    [InlineData("sh1106-128x64", "ssd1306-128x64")]
    [InlineData("ssd1306-128x64", "sh1106-128x64")]
    [InlineData("ssd1306-128x32", "ssd1306-128x64")]
    [InlineData("ssd1306-128x64", "ssd1306-128x32")]
    [InlineData("ssd1306-72x40", "ssd1306-128x64")]
    [InlineData("ssd1306-128x64", "ssd1306-72x40")]
    public async Task The_documents_show_what_the_glass_shows(string glass, string setting)
    {
        PanelPicture seen = await PatternAsync(glass, setting);
        Check(glass == setting ? glass : $"{glass}-set-as-{setting}", seen);
    }

    [Fact]
    public async Task An_SH1106_set_as_SSD1306_loses_two_columns_and_shows_two_of_noise()
    {
        PanelPicture right = await PatternAsync("sh1106-128x64", "sh1106-128x64");
        PanelPicture wrong = await PatternAsync("sh1106-128x64", "ssd1306-128x64");
        foreach (int y in Enumerable.Range(0, 64))
        {
            foreach (int x in Enumerable.Range(2, 124))
            {
                // All but the lettering is the same on both; the two names are not.
                if (y is 0 or 63)
                {
                    Assert.Equal(right[x + 2, y], wrong[x, y]);
                }
            }
        }

        Assert.True(wrong[125, 30]); // the right border, two columns too far left
        Assert.Contains(Enumerable.Range(0, 64), y => wrong[126, y] != wrong[127, y]); // noise
    }

    [Fact]
    public async Task Of_a_low_panel_set_as_a_high_one_every_other_row_is_missing()
    {
        PanelPicture whole = await PatternAsync("ssd1306-128x64", "ssd1306-128x64");
        PanelPicture wrong = await PatternAsync("ssd1306-128x32", "ssd1306-128x64");
        Assert.All(Enumerable.Range(0, 32),
            y => Assert.All(Enumerable.Range(0, 128), x => Assert.Equal(whole[x, (2 * y) + 1], wrong[x, y])));
    }

    private static Task<PanelPicture> PatternAsync(string glass, string setting) => PanelTests.ShowAsync(
        PanelTests.Kind(glass), setting, panel => new Display(panel).Show(new TestPatternScreen { Panel = setting }));

    private static void Check(string name, PanelPicture seen, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "docs", "panels", name + ".png");
        byte[] png = seen.ToPng(scale: 3, border: 4);
        if (Environment.GetEnvironmentVariable("ACCEPT_PICTURES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, png);
        }

        Assert.True(
            File.Exists(path) && Rows(File.ReadAllBytes(path)).SequenceEqual(Rows(png)),
            $"docs/panels/{name}.png shows something else than the panel:\n{seen.ToText()}");
    }

    /// <summary>
    /// Size and rows of a PNG as <see cref="PanelPicture.ToPng"/> writes them; how they are packed may change with .NET.
    /// </summary>
    private static byte[] Rows(byte[] png)
    {
        const int Header = 16, Sizes = 8, FirstChunk = 33; // signature 8, IHDR 25
        int length = (png[FirstChunk] << 24) | (png[FirstChunk + 1] << 16) | (png[FirstChunk + 2] << 8) | png[FirstChunk + 3];
        using var zlib = new ZLibStream(new MemoryStream(png, FirstChunk + 8, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return [.. png.AsSpan(Header, Sizes), .. rows.ToArray()];
    }
}
