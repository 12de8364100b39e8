extern alias board;
using board::Pairing.Emulator.Panel;
using board::Pairing.Firmware.Core.Drawing;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Panel;

public class PictureTests
{
    [Fact]
    public void Text_is_read_wherever_it_stands_in_both_sizes()
    {
        var canvas = new Canvas(128, 64);
        SmallFont.Draw(canvas, 3, 1, "On your phone, open");
        SmallFont.Draw(canvas, 17, 11, "192.168.1.2:5080/d");
        LargeFont.Draw(canvas, 11, 27, "WDJB-MJHT");
        SmallFont.Draw(canvas, 104, 56, "9:58");
        PanelPicture picture = Show(canvas);
        Assert.Equal("On your phone, open\n192.168.1.2:5080/d\nWDJB-MJHT\n9:58", picture.ReadText());
        Assert.Equal([false, false, true, false], picture.ReadLines().Select(l => l.IsLarge));
    }

    [Fact]
    public void An_empty_screen_and_a_chequered_one_say_nothing()
    {
        var chequered = new Canvas(128, 64);
        for (int i = 0; i < 128 * 64; i++)
        {
            chequered.Fill(i % 128, i / 128, 1 - (((i % 128) + (i / 128)) % 2), 1);
        }

        Assert.Equal("", Show(new Canvas(128, 64)).ReadText());
        Assert.Equal("", Show(chequered).ReadText());
    }

    [Fact]
    public void As_text_two_rows_are_one_line_in_a_frame()
    {
        var canvas = new Canvas(128, 64);
        canvas.Fill(0, 0, 1, 1);
        canvas.Fill(1, 1, 1, 1);
        canvas.Fill(2, 0, 1, 1);
        canvas.Fill(2, 1, 1, 1);
        string[] lines = Show(canvas).ToText().Split('\n');
        Assert.Equal(34, lines.Length);
        Assert.StartsWith("│▀▄█ ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_a_PNG_that_another_program_reads()
    {
        var canvas = new Canvas(128, 64);
        canvas.Fill(1, 0, 1, 1);
        string file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Show(canvas).ToPng(scale: 1, border: 1));

        // Chromium decodes it; that is as independent a reader as there is.
        var page = await DebianChromium.OpenPageAsync(320, 700);
        await using var closed = page.Context;
        string url = "data:image/png;base64," + Convert.ToBase64String(await File.ReadAllBytesAsync(file));
        int[] seen = await page.EvaluateAsync<int[]>(
            """
            async url => {
              const image = new Image();
              image.src = url;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height);
              const paper = canvas.getContext("2d");
              paper.drawImage(image, 0, 0);
              const red = (x, y) => paper.getImageData(x, y, 1, 1).data[0];
              return [image.width, image.height, red(1, 1), red(2, 1), red(3, 1)];
            }
            """,
            url);
        Assert.Equal([130, 66, 0, 255, 0], seen);
        File.Delete(file);
    }

    private static PanelPicture Show(Canvas canvas)
    {
        var controller = new Ssd1306Controller(PanelKind.Ssd1306);
        controller.PowerOn();
        controller.Receive([0x00, 0x8D, 0x14, 0xA1, 0xC8, 0x20, 0x00, 0xAF]);
        controller.Receive([0x40, .. canvas.Bytes]);
        return controller.Picture;
    }
}
