using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The set-up network: a QR code that joins it, the same to type, and the address to open then.</summary>
    internal static class WifiSetupScreen
    {
        public static void Paint(Canvas canvas, View view, QrCode? qr)
        {
            if (view.Password.Length == 0)
            {
                Notice.Paint(canvas, Icons.Wifi, "Set-up", "Looking for networks", "");
            }
            else if (qr == null)
            {
                PaintText(canvas, view);
            }
            else
            {
                QrScreen.PaintSquare(canvas, qr);
                PaintBeside(canvas, view);
            }
        }

        /// <summary>Beside the square: ten characters a line.</summary>
        private static void PaintBeside(Canvas canvas, View view)
        {
            int x = QrScreen.Side + 2;
            int width = canvas.Width - x;
            int y = Heading(canvas, x, 0, width, "Join");
            y = PaintLines(canvas, x, y, width, NameLines(view.Network));
            Centred.Small(canvas, x, y + 1, width, view.Password);
            y = Heading(canvas, x, AddressTop, width, "then open");
            PaintLines(canvas, x, y, width, AddressLines(view.Address));
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
        private static void PaintText(Canvas canvas, View view)
        {
            bool isWide = canvas.Width >= 100;
            string[] lines = isWide
                ? new string[] { "Join Wi-Fi", view.Network, view.Password, "open " + view.Address }
                : new string[] { "Join Wi-Fi", view.Network, view.Password, "then open", view.Address };
            PaintLines(canvas, 0, (canvas.Height - lines.Length * SmallFont.Height) / 2, canvas.Width, lines);
        }

        private const int HeadingHeight = 9;
        private const int AddressTop = 37;
    }
}
