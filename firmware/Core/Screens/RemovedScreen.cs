using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The owner removed the device.</summary>
    public sealed class RemovedScreen : Screen
    {
        public override void Paint(Canvas canvas, QrCode? qr)
        {
            Notice.Paint(canvas, Icons.BrokenLink, "Removed", "by owner", "Press to pair again");
        }
    }
}
