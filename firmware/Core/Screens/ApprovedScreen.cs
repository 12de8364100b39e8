using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The device is paired, and with whom.</summary>
    public sealed class ApprovedScreen : Screen
    {
        /// <summary>The account's name; empty when the server did not say.</summary>
        public string Account = "";

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            Notice.Paint(canvas, Icons.Tick, "Paired", Account.Length > 0 ? "with" : "", Account);
        }
    }
}
