using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Nobody came in time.</summary>
    internal static class ExpiredScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            Notice.Paint(canvas, Icons.Clock, "Expired", "", view.Renews ? "Getting a new code" : "Press for a new code");
        }
    }
}
