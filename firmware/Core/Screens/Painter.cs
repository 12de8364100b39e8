using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// Draws screens. One per board: it keeps the last QR code, so that the minutes beside it do not encode it again.
    /// </summary>
    public sealed class Painter
    {
        private string _qrText = "";
        private QrCode? _qr;
        private Canvas? _canvas;
        private string _staying = "";

        /// <summary>True when the last picture holds a QR code, which a camera will look at.</summary>
        public bool HasQr;

        public void Paint(Canvas canvas, Screen screen)
        {
            string qrText = screen.QrOn(canvas.Width, canvas.Height);
            QrCode? qr = qrText.Length == 0 ? null : Encode(qrText);
            HasQr = qr != null;
            string staying = screen.Staying;
            if (staying.Length > 0 && staying == _staying && canvas == _canvas)
            {
                screen.PaintChanging(canvas);
                return;
            }

            _staying = staying;
            _canvas = canvas;
            canvas.ClearFrom(0);
            screen.Paint(canvas, qr);
        }

        private QrCode? Encode(string text)
        {
            if (text != _qrText)
            {
                _qrText = text;
                _qr = QrCode.Encode(text);
            }

            return _qr;
        }
    }
}
