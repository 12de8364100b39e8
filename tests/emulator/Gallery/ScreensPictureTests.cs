extern alias board;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using board::Pairing.Emulator.Gallery;
using board::Pairing.Emulator.Panel;
using board::Pairing.Firmware.Core.Screens;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Gallery;

/// <summary>The picture of all screens that stands in the README.</summary>
public sealed class ScreensPictureTests
{
    private static readonly string Committed = Path.GetFullPath(Path.Combine(Folder(), "../../../docs/images/screens.png"));

    private static IReadOnlyList<Sample> Samples => SampleScreens.On(PanelKind.Ssd1306);

    [Fact]
    public async Task The_committed_picture_is_what_the_command_makes()
    {
        byte[] made = await ScreensPicture.MakeAsync(PanelKind.Ssd1306);
        Assert.True(
            Points(await File.ReadAllBytesAsync(Committed)).AsSpan().SequenceEqual(Points(made)),
            "Screens have changed: dotnet run --project hardware/emulator -- --screens docs/images/screens.png, look at "
                + "it and commit it.");
    }

    [Theory]
    [InlineData("ssd1306-72x40", 1138)]
    [InlineData("ssd1306-128x32", 1266)]
    [InlineData("sh1106-128x64", 1266)]
    public async Task It_is_drawn_for_the_panel_that_is_asked_for(string name, int width)
    {
        PanelKind panel = PanelKind.All.Single(kind => kind.Name == name);
        var pictures = await Glass.ShowAsync(SampleScreens.On(panel).Select(s => s.Screen), panel);
        Assert.All(pictures, picture => Assert.Equal((panel.Width, panel.Height), (picture.Width, picture.Height)));
        byte[] png = await ScreensPicture.MakeAsync(panel);
        Assert.Equal(width, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
    }

    [Fact]
    public void Every_kind_of_screen_is_in_it_and_every_label_fits() =>
        Assert.Multiple(
            () => Assert.Equal(
                typeof(Screen).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Screen)))
                    .Select(type => type.Name).Order(),
                Samples.Select(s => s.Screen.GetType().Name).Distinct().Order()),
            () => Assert.All(Samples, sample => Assert.InRange(sample.Label.Length, 1, 21)));

    [Fact]
    public void Its_QR_codes_can_be_scanned_off_the_page() =>
        Assert.Equal(
            Samples.Where(s => s.Screen.IsScanned).Select(s => s.Screen.QrOn(128, 64)).Where(text => text.Length > 0).Order(),
            Zbar.Read(Committed)[Committed].Order());

    /// <summary>A PNG without its compression, which may differ from one .NET to the next.</summary>
    private static byte[] Points(byte[] png)
    {
        using var points = new MemoryStream();
        using var packed = new MemoryStream();
        for (int at = 8; at < png.Length;)
        {
            int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            string type = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            (type == "IDAT" ? packed : points).Write(png, at + 8, length);
            at += length + 12;
        }

        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        unpacked.CopyTo(points);
        return points.ToArray();
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
