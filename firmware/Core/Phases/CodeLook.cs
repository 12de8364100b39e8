using System;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Qr;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Screens.Parts;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>
    /// The code on the screen, its faces by turns or by a press: the code, the QR code, the parts of a long address.
    /// </summary>
    public sealed class CodeLook
    {
        private const int TurnMilliseconds = 10000; // each face by turns; a phone needs a few seconds to focus
        private const int PressedMilliseconds = 30000; // long enough to use the face that was asked for

        private readonly CodeKeeper _code;
        private readonly ServerLink _link;
        private readonly Hardware _hardware;
        private readonly CodeScreen _screen = new CodeScreen();
        private readonly CodeScreen _other = new CodeScreen();
        private PendingCode? _seen; // what follows is found once a code, not once a step
        private string _address = "";
        private string _qrText = "";
        private bool _isPlain;
        private int _qrFaces; // 1, or 0 for none
        private int _parts; // of the address, where it has faces of its own
        private int _face; // 0 is the code
        private long _turnAt;

        public CodeLook(CodeKeeper code, ServerLink link, Hardware hardware)
        {
            _code = code;
            _link = link;
            _hardware = hardware;
        }

        /// <summary>To the next face, when it is time or the button was pressed.</summary>
        public void Turn(long now, bool isPressed)
        {
            Recognize();
            if (isPressed || now >= _turnAt)
            {
                _face = (_face + 1) % (1 + _qrFaces + _parts);
                _turnAt = now + (isPressed ? PressedMilliseconds : TurnMilliseconds);
            }
        }

        /// <param name="retrySeconds">To the next try; 0 while it is under way.</param>
        public Screen Show(Screen shown, long now, int retrySeconds)
        {
            Recognize();
            CodeScreen screen = shown == _screen ? _other : _screen;
            PendingCode code = _code.Current;
            screen.Address = _address;
            screen.UserCode = code.UserCode;
            screen.QrText = _qrText;
            screen.IsPlain = _isPlain;
            screen.Part = Math.Max(_face - _qrFaces, 0);
            screen.ShowsQr = _face > 0 && screen.Part == 0;
            screen.SecondsLeft = TimeLeft.Seconds(_code.ExpiresAt - now);
            screen.LifetimeSeconds = code.LifetimeSeconds;
            screen.RetrySeconds = _link.HasFailed ? Math.Max(retrySeconds, 1) : 0;
            if (_face > 0)
            {
                // Minutes only: a screen that changed each second would draw the QR code again for nothing.
                screen.SecondsLeft = TimeLeft.Steady(screen.SecondsLeft);
                screen.RetrySeconds = Math.Min(screen.RetrySeconds, 1);
            }

            return screen;
        }

        /// <summary>
        /// A new code begins with its letters. Its address goes without the scheme, which nobody types, and without a slash at
        /// its end.
        /// </summary>
        private void Recognize()
        {
            PendingCode code = _code.Current;
            if (_seen != code)
            {
                string uri = DeviceSettings.Trim(code.VerificationUri);
                int scheme = uri.IndexOf("://");
                _seen = code;
                _address = scheme < 0 ? uri : uri.Substring(scheme + 3);
                _face = 0;
                _turnAt = _code.UsedSince + TurnMilliseconds;
                FindFaces(code);
            }
        }

        private void FindFaces(PendingCode code)
        {
            int width = _hardware.PanelWidth;
            int height = _hardware.PanelHeight;
            bool hasRoom = QrFace.HasRoom(width, height);
            _qrText = Scanned(code.VerificationUriComplete);
            _isPlain = _qrText.Length == 0;
            _qrText = _isPlain ? Scanned(code.VerificationUri) : _qrText;
            _qrFaces = hasRoom && _qrText.Length > 0 ? 1 : 0;
            bool isAbove = CodeFace.Address(width, height, _address).Length > 0;
            _parts = width == 0 || (isAbove && hasRoom == (_qrFaces > 0)) ? 0 : AddressFace.Parts(width, height, _address);
        }

        /// <summary>
        /// An address for a QR code; empty where it is too long for one. Its scheme is in small letters (RFC 3986 3.1): there are
        /// phones whose camera does not know HTTP for a web address. The rest may mean another place in other letters.
        /// </summary>
        private static string Scanned(string uri)
        {
            int scheme = uri.IndexOf("://");
            string text = scheme < 0 ? uri : uri.Substring(0, scheme).ToLower() + uri.Substring(scheme);
            return QrCode.Begin(text) == null ? "" : text;
        }
    }
}
