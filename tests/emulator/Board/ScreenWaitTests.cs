extern alias board;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Panel;
using board::Pairing.Firmware.Core.Drawing;

namespace Pairing.Emulator.Tests.Board;

public sealed class ScreenWaitTests
{
    /// <summary>The code was read off a screen that had turned to its other face, and nothing was typed.</summary>
    [Fact]
    public async Task Who_waits_for_a_screen_is_given_that_screen_although_it_has_changed()
    {
        using var vessel = VirtualBoard.Create(OnBoard.Plain with { Program = () => OnBoard.Sleep(-1) });
        vessel.PowerOn();
        IBusDevice panel = vessel.Panel;
        Canvas canvas = new(128, 64);
        SmallFont.Draw(canvas, 0, 0, "A code");
        panel.Receive([0x00, 0x8D, 0x14, 0xA1, 0xC8, 0xAF]); // charge pump, upright, on
        panel.Receive([0x40, .. canvas.Bytes[..128]]);
        Assert.Equal("A code", vessel.Panel.Picture.ReadText().Trim());
        bool isDark = false;
        string text = await vessel.WaitForScreenAsync(_ =>
        {
            if (!isDark)
            {
                isDark = true;
                panel.Receive([0x00, 0xAE]); // off
                return true;
            }

            return false;
        });
        Assert.Equal("A code", text.Trim());
        Assert.Equal("", vessel.Panel.Picture.ReadText().Trim());
    }
}
