using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The setup network: a QR code that joins it, the same to type, and the address to open then.</summary>
    public sealed class SetupScreen : Screen
    {
        /// <summary>Of the setup network.</summary>
        public string Network = "";

        /// <summary>Empty until the network is open.</summary>
        public string Password = "";

        /// <summary>What the QR code holds: a phone's camera joins by it.</summary>
        public string QrText = "";

        /// <summary>The address to open then.</summary>
        public string Address = "";

        public override string QrOn(int width, int height)
        {
            return QrFace.HasRoom(width, height) ? QrText : "";
        }

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            if (Password.Length == 0)
            {
                Notice.Paint(canvas, Icons.Wifi, "Setup", "Looking for networks", "");
            }
            else if (qr == null)
            {
                PaintText(canvas);
            }
            else
            {
                QrFace.PaintSquare(canvas, qr);
                PaintBeside(canvas);
            }
        }

        /// <summary>Beside the square: ten characters a line.</summary>
        private void PaintBeside(Canvas canvas)
        {
            int x = QrFace.Side + 2;
            int width = canvas.Width - x;
            int y = Heading(canvas, x, 0, width, "Join");
            y = PaintLines(canvas, x, y, width, NameLines(Network));
            Centred.Small(canvas, x, y + 1, width, Password);
            y = Heading(canvas, x, AddressTop, width, "then open");
            PaintLines(canvas, x, y, width, AddressLines(Address));
        }

        /// <summary>The dash stays: it is part of the name.</summary>
        private static string[] NameLines(string name)
        {
            int end = name.IndexOf('-') + 1;
            return end == 0 ? new string[] { name } : new string[] { name.Substring(0, end), name.Substring(end) };
        }

        /// <summary>192.168. over 4.1</summary>
        private static string[] AddressLines(string address)
        {
            int middle = address.IndexOf('.', address.IndexOf('.') + 1) + 1;
            return new string[] { address.Substring(0, middle), address.Substring(middle) };
        }

        private static int PaintLines(Canvas canvas, int x, int y, int width, string[] lines)
        {
            foreach (string line in lines)
            {
                Centred.Small(canvas, x, y, width, Lines.Shorten(line, width / SmallFont.Width));
                y += SmallFont.Height;
            }

            return y;
        }

        private static int Heading(Canvas canvas, int x, int y, int width, string text)
        {
            Centred.Small(canvas, x, y + 1, width, text);
            canvas.Invert(x, y, width, HeadingHeight);
            return y + HeadingHeight + 1;
        }

        /// <summary>On a panel without room for the square.</summary>
        private void PaintText(Canvas canvas)
        {
            bool isWide = canvas.Width >= 100;
            string[] lines = isWide
                ? new string[] { "Join Wi-Fi", Network, Password, "open " + Address }
                : new string[] { "Join Wi-Fi", Network, Password, "then open", Address };
            PaintLines(canvas, 0, (canvas.Height - lines.Length * SmallFont.Height) / 2, canvas.Width, lines);
        }

        private const int HeadingHeight = 9;
        private const int AddressTop = 37;
    }
}
