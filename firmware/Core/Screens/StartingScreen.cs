using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The first screen after power-on: name, version and board.</summary>
    public sealed class StartingScreen : Screen
    {
        /// <summary>What the device is called; empty when nobody gave it a name.</summary>
        public string Name = "";

        /// <summary>Of the firmware.</summary>
        public string Version = "";

        public string Board = "";

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            string name = Name.Length > 0 ? Name : "Pairing";
            Nameplate.Paint(canvas, 0, 0, canvas.Width, canvas.Height, name, new string[] { Version, Board });
        }
    }
}
