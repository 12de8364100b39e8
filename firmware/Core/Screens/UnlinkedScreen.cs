using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The owner removed the device.</summary>
    internal static class UnlinkedScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            Notice.Paint(canvas, Icons.BrokenLink, "Removed", "by owner", "Press to pair again");
        }
    }
}
