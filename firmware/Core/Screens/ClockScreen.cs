using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Gets the time: a certificate cannot be checked without it.</summary>
    public sealed class ClockScreen : Screen
    {
        /// <summary>The date that is not believed; empty while there is none.</summary>
        public string Reason = "";

        public override bool IsSameAs(Screen other)
        {
            return other is ClockScreen that && Reason == that.Reason;
        }

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            Notice.Paint(canvas, Icons.Clock, "Clock", "Getting the time from the network", Reason);
        }
    }
}
