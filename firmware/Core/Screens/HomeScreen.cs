using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What a paired device shows: its owner's words or, without any, its name, what it has to say, and whose it is. It drifts, since an OLED burns in.</summary>
    internal static class HomeScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            int width = canvas.Width - MostDrift;
            int height = canvas.Height - MostDrift;
            if (view.Words.Length > 0)
            {
                WordsFace.Paint(canvas, view, width, height);
                return;
            }

            string name = view.Name.Length > 0 ? view.Name : "Paired";
            Nameplate.Paint(canvas, view.DriftX, view.DriftY, width, height, name, new string[] { view.Reason, view.Account, view.Host });
        }

        /// <summary>See <see cref="WordsFace.Hidden"/>.</summary>
        public static int Hidden(string words, int panelWidth, int panelHeight, bool saysMore)
        {
            return panelWidth == 0 ? 0 // no panel
                : WordsFace.Hidden(words, panelWidth - MostDrift, panelHeight - MostDrift, saysMore);
        }

        private const int MostDrift = 8;
    }
}
