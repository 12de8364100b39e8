using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The address alone: the code's other face on a panel that is too small for both and for a QR code.</summary>
    internal static class AddressScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            string[] lines = Lines.Wrap(view.Address, canvas.Width / SmallFont.Width, canvas.Height / SmallFont.Height - 1);
            int y = (canvas.Height - (lines.Length + 1) * SmallFont.Height) / 2;
            Centred.Small(canvas, y, "Open");
            foreach (string line in lines)
            {
                y += SmallFont.Height;
                Centred.Small(canvas, y, line);
            }
        }
    }
}
