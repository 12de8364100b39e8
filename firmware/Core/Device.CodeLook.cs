using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Core
{
    /// <summary>The two faces of a code, by turns or by a press.</summary>
    public sealed partial class Device
    {
        private const int TurnMilliseconds = 10000; // each side of the code by turns; a phone needs a few seconds to focus
        private const int PressedMilliseconds = 30000; // who asked for a side gets to use it

        private bool _showsQr;
        private long _turnAt;
        private WaitingCode? _addressOf; // both found once a code, not once a step
        private string _address = "";
        private bool _hasSecondFace;

        private void ShowCode(long now)
        {
            _showsQr = false;
            _turnAt = now + TurnMilliseconds;
        }

        private void TurnCode(long now, bool pressed)
        {
            if (pressed || now >= _turnAt)
            {
                _showsQr = !_showsQr;
                _turnAt = now + (pressed ? PressedMilliseconds : TurnMilliseconds);
            }
        }

        /// <summary>On its second face the code shows minutes: a view that changed each second would draw the QR code anew for nothing.</summary>
        private static void Steady(View view)
        {
            if (view.ShowsQr)
            {
                view.SecondsLeft = TimeLeft.Steady(view.SecondsLeft);
                view.RetrySeconds = view.RetrySeconds > 0 ? 1 : 0;
            }
        }

        /// <summary>Without the scheme, which nobody types, and without a slash at its end.</summary>
        private string Address()
        {
            if (_addressOf != _code)
            {
                string uri = DeviceSettings.Trim(_code!.VerificationUri);
                int scheme = uri.IndexOf("://");
                _addressOf = _code;
                _address = scheme < 0 ? uri : uri.Substring(scheme + 3);
                _hasSecondFace = CodeFaces.HasSecond(_hardware.PanelWidth, _hardware.PanelHeight, _address, QrText(_code));
            }

            return _address;
        }

        private static string QrText(WaitingCode code)
        {
            return code.VerificationUriComplete.Length > 0 ? code.VerificationUriComplete : code.VerificationUri;
        }
    }
}
