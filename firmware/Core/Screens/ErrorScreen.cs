using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What is wrong, a short code to look up, what to do, and whether it tries again by itself.</summary>
    internal static class ErrorScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            string title = view.ErrorCode.Length > 0 ? view.ErrorCode : "Error";
            string next = view.RetrySeconds > 0 ? "retry " + view.RetrySeconds + " s" : view.Press;
            Notice.Paint(canvas, Icons.Warning, title, view.Reason, view.Advice, next);
        }
    }
}
