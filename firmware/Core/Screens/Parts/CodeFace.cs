using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens.Parts
{
    /// <summary>The address, the code that a person types there, and how long it lives.</summary>
    internal static class CodeFace
    {
        public static void Paint(Canvas canvas, CodeScreen screen)
        {
            bool isTall = canvas.Height >= 64;
            bool isOffline = screen.RetrySeconds > 0;
            string[] address = Address(canvas.Width, canvas.Height, screen.Address);
            int top = isTall ? Caption(canvas, screen, isOffline, address.Length > 0) : 0;
            int bottom = canvas.Height - SmallFont.Height;
            if (isOffline && !isTall)
            {
                Offline.Paint(canvas, bottom, screen.RetrySeconds);
            }
            else
            {
                TimeLeft.Paint(canvas, bottom, screen.SecondsLeft, screen.LifetimeSeconds);
            }

            top = Centred.SmallLines(canvas, 0, top, canvas.Width, address);
            CodeLines.Paint(canvas, 0, top, canvas.Width, bottom - top, screen.UserCode);
        }

        /// <summary>The last line alone.</summary>
        public static void PaintTimeLeft(Canvas canvas, CodeScreen screen)
        {
            int y = canvas.Height - SmallFont.Height;
            canvas.Clear(y, SmallFont.Height);
            TimeLeft.Paint(canvas, y, screen.SecondsLeft, screen.LifetimeSeconds);
        }

        /// <summary>Its lines above the code; none without room for all of it: then it needs faces of its own.</summary>
        public static string[] Address(int width, int height, string address)
        {
            int most = height >= 64 ? 2 : 1;
            string[] lines = Lines.Wrap(address, width / SmallFont.Width, most + 1);
            return lines.Length > most ? new string[0] : lines;
        }

        private static int Caption(Canvas canvas, CodeScreen screen, bool isOffline, bool hasAddress)
        {
            if (isOffline)
            {
                Offline.Paint(canvas, CaptionTop, screen.RetrySeconds);
            }
            else
            {
                Centred.Small(canvas, CaptionTop, hasAddress ? "On your phone, open" : "The address follows");
            }

            return CaptionTop + SmallFont.Height + 2;
        }

        private const int CaptionTop = 1;
    }
}
