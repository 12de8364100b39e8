using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Asking the server for a code.</summary>
    internal static class AskingScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            Notice.Paint(canvas, Icons.Server, "Asking", "for a code at", view.Host);
        }
    }
}
