using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Screens;

namespace Pairing.Firmware.Tests.Qr;

/// <summary>What a phone sees of the screen.</summary>
public class RenderedQrTests(PhotosOfScreens photos) : IClassFixture<PhotosOfScreens>
{
    [Fact]
    public void One_reader_reads_every_screen() => Assert.Equal(photos.Photos, photos.Zbar);

    [Fact]
    public void Another_reader_reads_every_screen_without_inverting_it() =>
        Assert.Equal(photos.Photos, photos.JsQr.ToDictionary(photo => photo.Key, photo => (string?)photo.Value?["text"] ?? ""));

    [Fact]
    public void A_reader_sees_the_version_and_two_pixels_a_module_in_the_middle_of_the_square()
    {
        foreach ((string photo, string text) in photos.Photos.Where(
            photo => photo.Key.EndsWith(PhotosOfScreens.Sharp, StringComparison.Ordinal)))
        {
            QrCode code = Made.Of(text);
            double edge = Photo.Surround + Photo.Scale * (64 - 2 * code.Format.Size) / 2.0;
            Assert.Equal(code.Format.Version, (int)photos.JsQr[photo]!["version"]!);
            Assert.Equal(2.0 * code.Format.Size * Photo.Scale, (double)photos.JsQr[photo]!["side"]!, Tolerance);
            Assert.Equal(edge, (double)photos.JsQr[photo]!["left"]!, Tolerance);
            Assert.Equal(edge, (double)photos.JsQr[photo]!["top"]!, Tolerance);
        }
    }

    [Theory]
    [InlineData("HTTP://192.168.4.20:5080/D/WDJBMJHT", 7)] // version 2: 3.5 modules
    [InlineData("http://192.168.4.20:5080/D/WDJBMJHT", 7)]
    [InlineData("https://pairing.example.com/d?code=WDJBMJHT", 3)] // version 3: 1.5 modules
    public void Around_the_code_the_square_is_lit_and_beyond_it_the_panel_is_dark(string text, int quietZone)
    {
        Canvas canvas = PhotosOfScreens.Screen(text);
        for (int i = 0; i < 64; i++)
        {
            for (int depth = 0; depth < quietZone; depth++)
            {
                Assert.True(
                    canvas.Get(i, depth) && canvas.Get(i, 63 - depth) && canvas.Get(depth, i) && canvas.Get(63 - depth, i));
            }

            Assert.False(canvas.Get(64, i) || canvas.Get(65, i));
        }

        Assert.False(canvas.Get(quietZone, quietZone), "the corner of the first finder is dark");
    }

    [Fact]
    public void Each_module_is_a_square_of_two_pixels_dark_where_the_code_is_dark()
    {
        const string Text = "HTTP://192.168.4.20:5080/D/WDJBMJHT";
        Canvas canvas = PhotosOfScreens.Screen(Text);
        QrCode code = Made.Of(Text);
        for (int y = 0; y < 50; y++)
        {
            for (int x = 0; x < 50; x++)
            {
                Assert.Equal(code.IsDark(x / 2, y / 2), !canvas.Get(7 + x, 7 + y));
            }
        }
    }

    [Theory]
    [InlineData(78)]
    [InlineData(0)]
    public void A_text_that_no_code_holds_leaves_the_typed_code(int length)
    {
        Canvas canvas = PhotosOfScreens.Screen(new string('A', length));
        Assert.False(canvas.Get(0, 0));
    }

    [Fact]
    public void A_minute_later_the_code_is_drawn_but_not_encoded_anew()
    {
        Painter painter = new();
        Canvas canvas = new(128, 64);
        CodeScreen screen = new()
        {
            ShowsQr = true,
            QrText = "HTTP://192.168.4.20:5080/D/WDJBMJHT",
            UserCode = "WDJB-MJHT",
            SecondsLeft = 600,
        };
        long first = Allocated(() => Golden.Paint(painter, canvas, screen));
        byte[] before = [.. canvas.Bytes];
        screen.SecondsLeft -= 60;
        long second = Allocated(() => painter.Paint(canvas, screen));
        Assert.NotEqual(before, canvas.Bytes);
        Assert.InRange(second, 0, 1024);
        Assert.True(first > 4 * second, $"{first} bytes, then {second}");
    }

    private static long Allocated(Action act)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private const double Tolerance = Photo.Scale;
}
