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
            int top = isTall ? Caption(canvas, screen, isOffline) : 0;
            int bottom = canvas.Height - SmallFont.Height;
            if (isOffline && !isTall)
            {
                Offline.Paint(canvas, bottom, screen.RetrySeconds);
            }
            else
            {
                TimeLeft.Paint(canvas, bottom, screen.SecondsLeft, screen.LifetimeSeconds);
            }

            top = Centred.SmallLines(canvas, 0, top, canvas.Width, Address(canvas, screen.Address, isTall ? 2 : 1));
            CodeLines.Paint(canvas, 0, top, canvas.Width, bottom - top, screen.UserCode);
        }

        /// <summary>The last line alone.</summary>
        public static void PaintTimeLeft(Canvas canvas, CodeScreen screen)
        {
            int y = canvas.Height - SmallFont.Height;
            canvas.ClearFrom(y);
            TimeLeft.Paint(canvas, y, screen.SecondsLeft, screen.LifetimeSeconds);
        }

        /// <summary>True where the address stands above the code; else it needs a face of its own.</summary>
        public static bool HasRoomForAddress(int width, int height, string address)
        {
            return height >= 64 || address.Length <= width / SmallFont.Width;
        }

        private static int Caption(Canvas canvas, CodeScreen screen, bool isOffline)
        {
            if (isOffline)
            {
                Offline.Paint(canvas, CaptionTop, screen.RetrySeconds);
            }
            else
            {
                Centred.Small(canvas, CaptionTop, "On your phone, open");
            }

            return CaptionTop + SmallFont.Height + 2;
        }

        private static string[] Address(Canvas canvas, string address, int most)
        {
            return HasRoomForAddress(canvas.Width, canvas.Height, address)
                ? Lines.Wrap(address, canvas.Width / SmallFont.Width, most)
                : new string[0];
        }

        private const int CaptionTop = 1;
    }
}
