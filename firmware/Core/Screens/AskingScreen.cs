using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Asks the server for a code.</summary>
    public sealed class AskingScreen : Screen
    {
        public string Host = "";

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            Notice.Paint(canvas, Icons.Server, "Asking", "for a code at", Host);
        }
    }
}
