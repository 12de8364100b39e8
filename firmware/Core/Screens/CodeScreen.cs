using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The address, the code that a person types there (RFC 8628 3.3), and how long it lives.</summary>
    internal static class CodeScreen
    {
        public static void Paint(Canvas canvas, View view)
        {
            bool isTall = canvas.Height >= 64;
            bool isOffline = view.RetrySeconds > 0;
            int top = isTall ? Caption(canvas, view, isOffline) : 0;
            int bottom = canvas.Height - SmallFont.Height;
            if (isOffline && !isTall)
            {
                Offline.Paint(canvas, bottom, view.RetrySeconds);
            }
            else
            {
                TimeLeft.Paint(canvas, bottom, view.SecondsLeft, view.LifetimeSeconds);
            }

            string[] address = Address(canvas, view.Address, isTall ? 2 : 1);
            foreach (string line in address)
            {
                Centred.Small(canvas, top, line);
                top += SmallFont.Height;
            }

            CodeLines.Paint(canvas, 0, top, canvas.Width, bottom - top, view.UserCode);
        }

        /// <summary>True where the address stands above the code; else it needs a screen of its own.</summary>
        public static bool HasRoomForAddress(int width, int height, string address)
        {
            return height >= 64 || address.Length <= width / SmallFont.Width;
        }

        private static int Caption(Canvas canvas, View view, bool isOffline)
        {
            if (isOffline)
            {
                Offline.Paint(canvas, CaptionTop, view.RetrySeconds);
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
