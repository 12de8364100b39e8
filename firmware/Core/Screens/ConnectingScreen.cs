using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Joining the Wi-Fi: which, the how manieth time, and why the last one failed.</summary>
    internal static class ConnectingScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            string attempt = view.Attempt > 1 ? "attempt " + view.Attempt : "";
            bool hasRoom = canvas.Width >= 100; // for the reason as well, which the form tells too
            string advice = view.OffersSetup ? (hasRoom && view.Reason.Length > 0 ? view.Reason + ", press to set up" : "Press to set up")
                : view.Reason.Length == 0 ? attempt
                : attempt.Length == 0 ? view.Reason
                : attempt + ": " + view.Reason;
            Notice.Paint(canvas, Icons.Wifi, "Joining", view.Network, advice);
        }
    }
}
