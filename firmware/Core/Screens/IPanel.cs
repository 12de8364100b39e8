using Pairing.Firmware.Core.Drawing;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>The glass.</summary>
    public interface IPanel
    {
        int Width { get; }

        int Height { get; }

        /// <summary>
        /// Shows the picture. A camera sees an OLED in bands, so for a QR code the panel runs faster and dimmer.
        /// </summary>
        void Show(Canvas canvas, bool forCamera);

        /// <summary>0 is the dimmest, 255 the brightest.</summary>
        void SetContrast(byte contrast);

        void SetPower(bool on);
    }
}
