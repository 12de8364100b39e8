using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The code expired before anyone approved it.</summary>
    public sealed class ExpiredScreen : Screen
    {
        /// <summary>True when the device asks for another by itself, false when it waits for a press.</summary>
        public bool Renews;

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            Notice.Paint(canvas, Icons.Clock, "Expired", "", Renews ? "Getting a new code" : "Press for a new code");
        }
    }
}
