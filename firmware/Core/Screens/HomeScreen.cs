using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What a paired device shows: its name, what it has to say, and whose it is. It drifts, since an OLED burns in.</summary>
    internal static class HomeScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            string name = view.Name.Length > 0 ? view.Name : "Paired";
            Nameplate.Paint(canvas, view.DriftX, view.DriftY, canvas.Width - MostDrift, canvas.Height - MostDrift,
                name, new string[] { view.Reason, view.Account, view.Host });
        }

        private const int MostDrift = 8;
    }
}
