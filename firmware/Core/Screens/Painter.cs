using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>Draws a view. One per board: it remembers the QR code, so that the minutes beside it do not encode it anew.</summary>
    public sealed class Painter
    {
        private string _qrText = "";
        private QrCode? _qr;

        /// <summary>True when the last picture holds a QR code, which a camera will look at.</summary>
        public bool HasQr { get; private set; }

        public void Paint(Canvas canvas, View view)
        {
            HasQr = false;
            canvas.Clear();
            switch (view.Kind)
            {
                case ScreenKind.Starting: StartingScreen.Paint(canvas, view); break;
                case ScreenKind.WifiSetup: PaintSetup(canvas, view); break;
                case ScreenKind.Connecting: ConnectingScreen.Paint(canvas, view); break;
                case ScreenKind.SettingClock: ClockScreen.Paint(canvas, view); break;
                case ScreenKind.Asking: AskingScreen.Paint(canvas, view); break;
                case ScreenKind.Code: PaintCode(canvas, view); break;
                case ScreenKind.Approved: ApprovedScreen.Paint(canvas, view); break;
                case ScreenKind.Denied: DeniedScreen.Paint(canvas, view); break;
                case ScreenKind.Expired: ExpiredScreen.Paint(canvas, view); break;
                case ScreenKind.Unlinked: UnlinkedScreen.Paint(canvas, view); break;
                case ScreenKind.Error: ErrorScreen.Paint(canvas, view); break;
                case ScreenKind.Reset: ResetScreen.Paint(canvas, view); break;
                case ScreenKind.Home: HomeScreen.Paint(canvas, view); break;
                case ScreenKind.TestPattern: TestPatternScreen.Paint(canvas, view); break;
            }
        }

        /// <summary>The turn of the QR code is that of the address where the panel is too small for the one and the code's screen for the other.</summary>
        private void PaintCode(Canvas canvas, View view)
        {
            QrCode? qr = view.ShowsQr && QrScreen.HasRoom(canvas.Width, canvas.Height) ? Qr(view.QrText) : null;
            if (qr != null)
            {
                HasQr = true;
                QrScreen.Paint(canvas, view, qr);
            }
            else if (view.ShowsQr && !CodeScreen.HasRoomForAddress(canvas.Width, canvas.Height, view.Address))
            {
                AddressScreen.Paint(canvas, view);
            }
            else
            {
                CodeScreen.Paint(canvas, view);
            }
        }

        private void PaintSetup(Canvas canvas, View view)
        {
            QrCode? qr = QrScreen.HasRoom(canvas.Width, canvas.Height) ? Qr(view.QrText) : null;
            HasQr = qr != null;
            WifiSetupScreen.Paint(canvas, view, qr);
        }

        private QrCode? Qr(string text)
        {
            if (text != _qrText)
            {
                _qrText = text;
                _qr = text.Length == 0 ? null : QrCode.Encode(text);
            }

            return _qr;
        }
    }
}
