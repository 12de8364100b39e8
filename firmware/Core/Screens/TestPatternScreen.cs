using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// Tells at a glance whether the panel setting is the right one, since modules lie about their chip: a line on the outermost
    /// pixels of all four sides, rulers with a mark each 8 pixels and a longer one each 32, and the setting by name.
    /// </summary>
    public sealed class TestPatternScreen : Screen
    {
        /// <summary>The panel as the settings name it.</summary>
        public string Panel = "";

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            canvas.Frame(0, 0, canvas.Width, canvas.Height);
            for (int x = Pitch; x < canvas.Width; x += Pitch)
            {
                int length = x % LongPitch == 0 ? LongMark : Mark;
                canvas.Fill(x, 1, 1, length);
                canvas.Fill(x, canvas.Height - 1 - length, 1, length);
            }

            for (int y = Pitch; y < canvas.Height; y += Pitch)
            {
                int length = y % LongPitch == 0 ? LongMark : Mark;
                canvas.Fill(1, y, length, 1);
                canvas.Fill(canvas.Width - 1 - length, y, length, 1);
            }

            // ssd1306-128x64: the size large, the chip beneath
            int dash = Panel.IndexOf('-');
            string size = Panel.Substring(dash + 1);
            string chip = dash < 0 ? "" : Panel.Substring(0, dash);
            string advice = canvas.Height >= 64 ? "Press to go on" : "";
            string[] lines = new string[] { chip, advice };
            Nameplate.Paint(canvas, Inset, Inset, canvas.Width - 2 * Inset, canvas.Height - 2 * Inset, size, lines);
        }

        private const int Pitch = 8;
        private const int LongPitch = 32;
        private const int Mark = 1;
        private const int LongMark = 3;
        private const int Inset = 1 + LongMark;
    }
}
