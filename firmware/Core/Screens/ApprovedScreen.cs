using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>It worked, and whose the device is now.</summary>
    internal static class ApprovedScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            Notice.Paint(canvas, Icons.Tick, "Paired", view.Account.Length > 0 ? "with" : "", view.Account);
        }
    }
}
