using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Joins the Wi-Fi: which one, which attempt, and why the last one failed.</summary>
    public sealed class ConnectingScreen : Screen
    {
        public string Network = "";

        /// <summary>From 1.</summary>
        public int Attempt;

        /// <summary>Why the last attempt failed; empty during the first.</summary>
        public string Reason = "";

        /// <summary>A press opens the setup network.</summary>
        public bool OffersSetup;

        public override bool IsSameAs(Screen other)
        {
            return other is ConnectingScreen that
                && Network == that.Network
                && Attempt == that.Attempt
                && Reason == that.Reason
                && OffersSetup == that.OffersSetup;
        }

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            string attempt = Attempt > 1 ? "attempt " + Attempt : "";
            bool hasRoom = canvas.Width >= 100; // for the reason as well, which the setup form shows too
            string advice = OffersSetup ? (hasRoom && Reason.Length > 0 ? Reason + ", press to set up" : "Press to set up")
                : Reason.Length == 0 ? attempt
                : attempt.Length == 0 ? Reason
                : attempt + ": " + Reason;
            Notice.Paint(canvas, Icons.Wifi, "Joining", Network, advice);
        }
    }
}
