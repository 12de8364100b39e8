extern alias board;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using board::Pairing.Emulator.Gallery;
using board::Pairing.Firmware.Core.Screens;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Gallery;

/// <summary>The picture of all screens that stands in the README.</summary>
public sealed class ScreensPictureTests
{
    private static readonly string Committed = Path.GetFullPath(Path.Combine(Folder(), "../../../docs/images/screens.png"));

    [Fact]
    public async Task The_committed_picture_is_what_the_command_makes()
    {
        byte[] made = await ScreensPicture.MakeAsync();
        Assert.True(
            Points(await File.ReadAllBytesAsync(Committed)).AsSpan().SequenceEqual(Points(made)),
            "Screens have changed: dotnet run --project hardware/emulator -- --screens docs/images/screens.png, look at it and commit it.");
    }

    [Fact]
    public void Every_kind_of_screen_is_in_it_and_every_label_fits() =>
        Assert.Multiple(
            () => Assert.Equal(Enum.GetValues<ScreenKind>(), SampleViews.All.Select(s => s.View.Kind).Distinct().Order()),
            () => Assert.All(SampleViews.All, sample => Assert.InRange(sample.Label.Length, 1, 21)));

    [Fact]
    public void Its_QR_codes_can_be_scanned_off_the_page() =>
        Assert.Equal(SampleViews.All.Where(s => s.View.ShowsQr).Select(s => s.View.QrText).Order(), Zbar.Read(Committed)[Committed].Order());

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
