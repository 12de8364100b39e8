using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Somebody said no.</summary>
    internal static class DeniedScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            Notice.Paint(canvas, Icons.Cross, "Declined", "", "Press for a new code");
        }
    }
}
