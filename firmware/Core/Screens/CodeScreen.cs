using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// The code that a person types at an address (RFC 8628 3.3), and how long it lives. Its second face is the QR code or, on a
    /// panel that is too small for that and for the address above the code, the address.
    /// </summary>
    public sealed class CodeScreen : Screen
    {
        /// <summary>What a person types, without the scheme.</summary>
        public string Address = "";

        /// <summary>As the server spelled it, WDJB-MJHT.</summary>
        public string UserCode = "";

        /// <summary>For the QR code: the address with the code in it or, where the server offers none, the plain one.</summary>
        public string QrText = "";

        /// <summary>The second face.</summary>
        public bool ShowsQr;

        /// <summary>Until the code expires.</summary>
        public int SecondsLeft;

        /// <summary>The whole life of the code: the length of the bar.</summary>
        public int LifetimeSeconds;

        /// <summary>To the next try when the server cannot be reached; 0 when it can.</summary>
        public int RetrySeconds;

        /// <summary>False without a panel.</summary>
        public static bool HasSecondFace(int width, int height, string address, string qrText)
        {
            bool hasQr = QrFace.HasRoom(width, height) && QrCode.Fits(qrText);
            return width > 0 && (hasQr || !CodeFace.HasRoomForAddress(width, height, address));
        }

        public override string QrOn(int width, int height)
        {
            return ShowsQr && QrFace.HasRoom(width, height) ? QrText : "";
        }

        /// <summary>Each second only the last line changes.</summary>
        public override string Staying
        {
            get { return ShowsQr || RetrySeconds > 0 ? "" : Address + "\n" + UserCode; }
        }

        public override bool IsSameAs(Screen other)
        {
            return other is CodeScreen that
                && Address == that.Address
                && UserCode == that.UserCode
                && QrText == that.QrText
                && ShowsQr == that.ShowsQr
                && SecondsLeft == that.SecondsLeft
                && LifetimeSeconds == that.LifetimeSeconds
                && RetrySeconds == that.RetrySeconds;
        }

        public override void PaintChanging(Canvas canvas)
        {
            CodeFace.PaintTimeLeft(canvas, this);
        }

        public override void Paint(Canvas canvas, QrCode? qr)
        {
            if (qr != null)
            {
                QrFace.Paint(canvas, this, qr);
            }
            else if (ShowsQr && !CodeFace.HasRoomForAddress(canvas.Width, canvas.Height, Address))
            {
                AddressFace.Paint(canvas, Address);
            }
            else
            {
                CodeFace.Paint(canvas, this);
            }
        }
    }
}
