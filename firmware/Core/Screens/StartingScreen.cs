using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Name, version, board: the first that is seen after power comes.</summary>
    internal static class StartingScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            string name = view.Name.Length > 0 ? view.Name : "Pairing";
            Nameplate.Paint(canvas, 0, 0, canvas.Width, canvas.Height, name, new string[] { view.Version, view.Board });
        }
    }
}
