using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The owner denied the request.</summary>
    public sealed class DeniedScreen : Screen
    {
        public override void Paint(Canvas canvas, QrCode? qr)
        {
            Notice.Paint(canvas, Icons.Cross, "Denied", "", "Press for a new code");
        }
    }
}
