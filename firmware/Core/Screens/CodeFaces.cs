using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Which faces the code has on a panel: its own screen always, and sometimes a second that it turns to.</summary>
    internal static class CodeFaces
    {
        /// <summary>The QR code or, where the first face has no room for it, the address. False without a panel.</summary>
        public static bool HasSecond(int width, int height, string address, string qrText)
        {
            return width > 0
                && ((QrScreen.HasRoom(width, height) && QrCode.Fits(qrText)) || !CodeScreen.HasRoomForAddress(width, height, address));
        }
    }
}
