using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Getting the time: a certificate cannot be checked without it.</summary>
    internal static class ClockScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            Notice.Paint(canvas, Icons.Clock, "Clock", "Getting the time from the network", view.Reason); // a date that is not believed
        }
    }
}
