using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// What a paired device shows: its owner's words or, without any, its name, status and owner. It drifts, since an OLED
    /// burns in.
    /// </summary>
    public sealed class HomeScreen : Screen
    {
        /// <summary>What the device is called; empty when nobody gave it a name.</summary>
        public string Name = "";

        /// <summary>What it says under the name or the words; empty for nothing.</summary>
        public string Status = "";

        /// <summary>The account's name; empty when the server did not say.</summary>
        public string Account = "";

        public string Host = "";

        /// <summary>The owner's words, with \n between lines; empty for none.</summary>
        public string Words = "";

        /// <summary>The first line of <see cref="Words"/> that is seen, where not all fit; from 0.</summary>
        public int FirstLine;

        /// <summary>Pixels by which the picture drifts against burn-in, 0 to 8.</summary>
        public int DriftX;

        /// <inheritdoc cref="DriftX"/>
        public int DriftY;

        /// <summary>It dims and sleeps when nobody touches it.</summary>
        public Brightness Light;

        public override Brightness Brightness
        {
            get { return Light; }
        }

        public override bool IsSameAs(Screen other)
        {
            return other is HomeScreen that
                && Name == that.Name
                && Status == that.Status
                && Account == that.Account
                && Host == that.Host
                && Words == that.Words
                && FirstLine == that.FirstLine
                && DriftX == that.DriftX
                && DriftY == that.DriftY
                && Light == that.Light;
        }

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            int width = canvas.Width - MostDrift;
            int height = canvas.Height - MostDrift;
            if (Words.Length > 0)
            {
                WordsFace.Paint(canvas, this, width, height);
                return;
            }

            string name = Name.Length > 0 ? Name : "Paired";
            Nameplate.Paint(canvas, DriftX, DriftY, width, height, name, new string[] { Status, Account, Host });
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
