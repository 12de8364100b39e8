using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What is wrong, a short code to look up, and what to do.</summary>
    internal static class ErrorScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            Notice.Paint(canvas, Icons.Warning, view.ErrorCode.Length > 0 ? view.ErrorCode : "Error", view.Reason, view.Advice);
        }
    }
}
