using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Screens
{
    /// <summary>
    /// The code that a person types at an address (RFC 8628 3.3), and how long it lives. Its other faces are the QR code and,
    /// where there is no room for all of the address above the code, the parts of the address.
    /// </summary>
    public sealed class CodeScreen : Screen
    {
        /// <summary>What a person types, without the scheme.</summary>
        public string Address = "";

        /// <summary>As the server spelled it, WDJB-MJHT.</summary>
        public string UserCode = "";

        /// <summary>For the QR code: the address with the code in it, else the plain one; empty when none fits.</summary>
        public string QrText = "";

        /// <summary>The QR code has no code in it: after the scan, a person types the code.</summary>
        public bool IsPlain;

        /// <summary>The face with the QR code.</summary>
        public bool ShowsQr;

        /// <summary>The face with this part of the address, from 1; 0 for another face.</summary>
        public int Part;

        /// <summary>Until the code expires.</summary>
        public int SecondsLeft;

        /// <summary>The whole life of the code: the length of the bar.</summary>
        public int LifetimeSeconds;

        /// <summary>To the next try when the server cannot be reached; 0 when it can.</summary>
        public int RetrySeconds;

        public override string QrOn(int width, int height)
        {
            return QrFace.HasRoom(width, height) ? QrText : "";
        }

        public override bool IsScanned
        {
            get { return ShowsQr; }
        }

        /// <summary>Each second only the last line changes.</summary>
        public override string Staying
        {
            get { return ShowsQr || Part > 0 || RetrySeconds > 0 ? "" : Address + "\n" + UserCode; }
        }

        public override bool IsSameAs(Screen other)
        {
            return other is CodeScreen that
                && Address == that.Address
                && UserCode == that.UserCode
                && QrText == that.QrText
                && IsPlain == that.IsPlain
                && ShowsQr == that.ShowsQr
                && Part == that.Part
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
            else if (Part > 0)
            {
                AddressFace.Paint(canvas, this);
            }
            else
            {
                CodeFace.Paint(canvas, this);
            }
        }
    }
}
