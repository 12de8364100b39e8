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
        private bool _lacksQr; // the last picture would hold it if it were made
        private Canvas? _canvas;
        private string _staying = "";

        /// <summary>True when the last picture holds a QR code, which a camera will look at.</summary>
        public bool HasQr;

        /// <summary>A QR code that is not made yet is left out: see <see cref="Prepare"/>.</summary>
        public void Paint(Canvas canvas, Screen screen)
        {
            string qrText = screen.QrOn(canvas.Width, canvas.Height);
            if (qrText.Length > 0 && qrText != _qrText)
            {
                _qrText = qrText;
                _qr = QrCode.Begin(qrText);
            }

            QrCode? qr = qrText.Length > 0 && screen.IsScanned ? _qr : null;
            _lacksQr = qr != null && !qr.IsMade;
            HasQr = qr != null && qr.IsMade;
            string staying = screen.Staying;
            if (staying.Length > 0 && staying == _staying && canvas == _canvas)
            {
                screen.PaintChanging(canvas);
                return;
            }

            _staying = staying;
            _canvas = canvas;
            canvas.Clear();
            screen.Paint(canvas, HasQr ? qr : null);
        }

        /// <summary>Works for one slice on the QR code; true when the last picture has to be painted again with it.</summary>
        public bool Prepare()
        {
            if (_qr == null || _qr.IsMade)
            {
                return false;
            }

            _qr.Advance();
            return _lacksQr && _qr.IsMade;
        }
    }
}
