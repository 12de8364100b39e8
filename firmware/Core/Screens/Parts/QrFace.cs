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
                Centred.Small(canvas, x, 1, width, "compare:");
            }

            CodeLines.Paint(canvas, x, SmallFont.Height + 1, width, canvas.Height - 2 * SmallFont.Height - 1, screen.UserCode);
            Centred.Small(canvas, x, canvas.Height - SmallFont.Height, width, TimeLeft.Rough(screen.SecondsLeft));
        }

        public static void PaintSquare(Canvas canvas, QrCode qr)
        {
            canvas.Fill(0, 0, Side, Side);
            int edge = (Side - qr.Size * Scale) / 2; // what is left is the quiet zone, ISO/IEC 18004 6.3.8
            for (int y = 0; y < qr.Size; y++)
            {
                for (int x = 0; x < qr.Size; x++)
                {
                    if (qr.IsDark(x, y))
                    {
                        canvas.Invert(edge + x * Scale, edge + y * Scale, Scale, Scale);
                    }
                }
            }
        }
    }
}
