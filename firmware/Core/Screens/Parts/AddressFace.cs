using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>The address alone: the second face of the code on a panel that is too small for both and for a QR code.</summary>
    internal static class AddressFace
    {
        public static void Paint(Canvas canvas, string address)
        {
            string[] lines = Lines.Wrap(address, canvas.Width / SmallFont.Width, canvas.Height / SmallFont.Height - 1);
            int y = (canvas.Height - (lines.Length + 1) * SmallFont.Height) / 2;
            Centred.Small(canvas, y, "Open");
            Centred.SmallLines(canvas, 0, y + SmallFont.Height, canvas.Width, lines);
        }
    }
}
