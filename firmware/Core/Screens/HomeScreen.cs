using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What a paired device shows: its name, what it has to say, and whose it is. It drifts, since an OLED burns in.</summary>
    internal static class HomeScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            int width = canvas.Width - MostDrift;
            int height = canvas.Height - MostDrift;
            int perLine = width / SmallFont.Width;
            int x = view.DriftX;
            int bottom = view.DriftY + height;

            string[] below = Below(view);
            int count = 0;
            foreach (string line in below)
            {
                count += line.Length > 0 ? 1 : 0;
            }

            bool isTall = canvas.Height >= 64;
            int y = Name.Paint(canvas, x, view.DriftY, width, isTall ? 2 : 1, view.Name.Length > 0 ? view.Name : "Paired");
            int loose = count == 0 ? 0 : (bottom - y - count * SmallFont.Height) / count;
            loose = loose < 0 ? 0 : loose > MostLeading ? MostLeading : loose;
            y = bottom - count * (SmallFont.Height + loose) + loose;
            foreach (string line in below)
            {
                if (line.Length > 0)
                {
                    Centred.Small(canvas, x, y, width, Lines.Shorten(line, perLine));
                    y += SmallFont.Height + loose;
                }
            }
        }

        private static string[] Below(View view)
        {
            return new string[] { view.Reason, view.Account, view.Host };
        }

        private const int MostDrift = 8;
        private const int MostLeading = 2;
    }
}
