using System;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Screens.Parts;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>The code on the screen, its two faces by turns or by a press.</summary>
    public sealed class CodeLook
    {
        private const int TurnMilliseconds = 10000; // each side of the code by turns; a phone needs a few seconds to focus
        private const int PressedMilliseconds = 30000; // long enough to use the side that was asked for

        private readonly CodeKeeper _code;
        private readonly ServerLink _link;
        private readonly Hardware _hardware;
        private readonly CodeScreen _screen = new CodeScreen();
        private readonly CodeScreen _other = new CodeScreen();
        private PendingCode? _seen; // what follows is found once a code, not once a step
        private string _address = "";
        private bool _hasSecondFace;
        private bool _showsQr;
        private long _turnAt;

        public CodeLook(CodeKeeper code, ServerLink link, Hardware hardware)
        {
            _code = code;
            _link = link;
            _hardware = hardware;
        }

        /// <summary>To the other face, when it is time or the button was pressed.</summary>
        public void Turn(long now, bool isPressed)
        {
            Recognize();
            if (isPressed || now >= _turnAt)
            {
                _showsQr = !_showsQr;
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
            screen.QrText = QrText(code);
            screen.ShowsQr = _showsQr && _hasSecondFace;
            screen.SecondsLeft = TimeLeft.Seconds(_code.ExpiresAt - now);
            screen.LifetimeSeconds = code.LifetimeSeconds;
            screen.RetrySeconds = _link.HasFailed ? Math.Max(retrySeconds, 1) : 0;
            if (screen.ShowsQr)
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
                _hasSecondFace = CodeScreen.HasSecondFace(_hardware.PanelWidth, _hardware.PanelHeight, _address, QrText(code));
                _showsQr = false;
                _turnAt = _code.UsedSince + TurnMilliseconds;
            }
        }

        private static string QrText(PendingCode code)
        {
            return code.VerificationUriComplete.Length > 0 ? code.VerificationUriComplete : code.VerificationUri;
        }
    }
}
