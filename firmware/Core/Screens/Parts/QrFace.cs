using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>
    /// The QR code in a lit square at the left, two pixels a module, dark on light, since many phones cannot read the inverse;
    /// beside it the code, to compare or to type (RFC 8628 3.3.1), and the time left.
    /// </summary>
    internal static class QrFace
    {
        public const int Side = 64;

        private const int Scale = 2;

        public static bool HasRoom(int width, int height)
        {
            return height >= Side && width >= 2 * Side;
        }

        /// <summary>Nothing here changes every second: while a phone looks, nothing moves.</summary>
        public static void Paint(Canvas canvas, CodeScreen screen, QrCode qr)
        {
            PaintSquare(canvas, qr);
            int x = Side + 2;
            int width = canvas.Width - x;
            bool isOffline = screen.RetrySeconds > 0;
            if (isOffline)
            {
                Offline.Paint(canvas, x, 1, width, "offline");
            }
            else
            {
                Centred.Small(canvas, x, 1, width, screen.IsPlain ? "then type:" : "compare:");
            }

            CodeLines.Paint(canvas, x, SmallFont.Height + 1, width, canvas.Height - 2 * SmallFont.Height - 1, screen.UserCode);
            Centred.Small(canvas, x, canvas.Height - SmallFont.Height, width, TimeLeft.Rough(screen.SecondsLeft));
        }

        public static void PaintSquare(Canvas canvas, QrCode qr)
        {
            int edge = (Side - qr.Format.Size * Scale) / 2; // what is left is the quiet zone, ISO/IEC 18004 6.3.8
            canvas.Fill(0, 0, edge, Side);
            canvas.Fill(Side - edge, 0, edge, Side);
            for (int page = 0; page < Side / 8; page++)
            {
                PaintPage(canvas.Bytes, page * canvas.Width + edge, qr, (8 * page - edge) >> 1);
            }
        }

        /// <summary>
        /// A byte of the panel's memory holds half a module, three, and half a module: the edge is odd, and what it holds is lit.
        ///     bit  7   6 5   4 3   2 1   0
        ///     row  y+4 y+3   y+2   y+1   y
        /// </summary>
        private static void PaintPage(byte[] bytes, int at, QrCode qr, int y)
        {
            int first = qr.Row(y);
            int second = qr.Row(y + 1);
            int third = qr.Row(y + 2);
            int fourth = qr.Row(y + 3);
            int last = qr.Row(y + 4);
            for (int end = at + qr.Format.Size * Scale; at < end; at += Scale)
            {
                int dark = first & 1 | (second & 1) * 0x06 | (third & 1) * 0x18 | (fourth & 1) * 0x60 | (last & 1) * 0x80;
                bytes[at] = (byte)~dark;
                bytes[at + 1] = (byte)~dark;
                first >>= 1;
                second >>= 1;
                third >>= 1;
                fourth >>= 1;
                last >>= 1;
            }
        }
    }
}
