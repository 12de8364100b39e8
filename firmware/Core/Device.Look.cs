using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core
{
    /// <summary>What the screen shows of the state.</summary>
    public sealed partial class Device
    {
        private const int TurnMilliseconds = 10000; // each side of the code by turns; a phone needs a few seconds to focus
        private const int PressedMilliseconds = 30000; // who asked for a side gets to use it
        private const int DimMilliseconds = 60000;
        private const int SleepMilliseconds = 300000;
        private const int ScrollMilliseconds = 2000; // a line of 20 letters is read in that
        private const int HeldSteps = 200; // the bar of the reset moves in steps, milliseconds

        // To and fro by 2 pixels, against burn-in
        private const int DriftLength = 8;

        private View _view = new View();
        private View _next = new View();
        private bool _hasChanged;
        private bool _showsQr;
        private long _turnAt;
        private long _touchedAt;

        /// <summary>What is to be seen; the next step that changes it makes another one.</summary>
        public View View
        {
            get { return _view; }
        }

        /// <summary>True once after each change of <see cref="View"/>.</summary>
        public bool TakeChange()
        {
            bool hasChanged = _hasChanged;
            _hasChanged = false;
            return hasChanged;
        }

        private void Look(long now)
        {
            Fill(_next, now);
            if (!_next.IsSameAs(_view))
            {
                View shown = _view;
                _view = _next;
                _next = shown;
                _hasChanged = true;
            }
        }

        private void Fill(View view, long now)
        {
            bool isCode = _code != null && (_state == DeviceState.Waiting || _state == DeviceState.Polling);
            view.Kind = Kind();
            view.Name = _settings == null ? "" : _settings.Name;
            view.Version = Release.Version;
            view.Board = _hardware.Board;
            FillSetup(view);
            view.Attempt = view.Kind == ScreenKind.Connecting ? _attempt : 0;
            view.Reason = Reason(view.Kind);
            view.Host = _settings == null ? "" : _settings.Host;
            view.Address = isCode ? Address() : view.Password.Length > 0 ? Setup.SetupAccess.Address : "";
            view.UserCode = isCode ? _code!.UserCode : "";
            view.QrText = isCode ? QrText(_code!) : view.Password.Length > 0 ? _joinText : "";
            view.Panel = view.Kind == ScreenKind.TestPattern ? _hardware.Panel : "";
            view.ShowsQr = isCode && _showsQr && _hasSecondFace;
            view.SecondsLeft = isCode ? Seconds(_expiresAt - now) : 0;
            view.LifetimeSeconds = isCode ? _code!.LifetimeSeconds : 0;
            view.RetrySeconds = Retry(view.Kind, now);
            view.Account = _tokens == null ? "" : _tokens.Account;
            view.Renews = view.Kind == ScreenKind.Expired && _renewals < Renewals;
            view.ErrorCode = view.Kind == ScreenKind.Error ? _trouble!.Code : "";
            view.Advice = view.Kind == ScreenKind.Error ? _trouble!.Advice : "";
            view.Press = view.Kind == ScreenKind.Error && !_retries ? PressDoes() : "";
            Steady(view);
            view.HeldMilliseconds = view.Kind == ScreenKind.Reset ? _press.HeldMilliseconds / HeldSteps * HeldSteps : 0;
            FillHome(view, now);
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

        private void FillSetup(View view)
        {
            Setup.SetupAccess? access = view.Kind == ScreenKind.WifiSetup ? _setup.Access : null;
            if (access != null && _joinText.Length == 0)
            {
                _joinText = access.QrText; // once, not once a step
            }

            view.Network = access == null ? _network.Name : access.Name;
            view.Password = access == null ? "" : access.Password;
            view.OffersSetup = view.Kind == ScreenKind.Connecting && _attempt >= OfferAttempts;
        }

        private string _joinText = "";

        private void FillHome(View view, long now)
        {
            long minutes = view.Kind == ScreenKind.Home ? (now - _touchedAt) / 60000 : 0;
            view.DriftX = Drift(minutes);
            view.DriftY = Drift(minutes / DriftLength);
            view.Brightness = view.Kind != ScreenKind.Home || now - _touchedAt < DimMilliseconds ? Brightness.Full
                : now - _touchedAt < SleepMilliseconds ? Brightness.Dim
                : Brightness.Off;
            FillWords(view, now);
        }

        private void FillWords(View view, long now)
        {
            view.Words = view.Kind == ScreenKind.Home ? _words.Text : "";
            view.FirstLine = view.Words.Length > 0 && view.Brightness != Brightness.Off ? Scroll((now - _touchedAt) / ScrollMilliseconds, Hidden(view)) : 0;
        }

        /// <summary>Two steps at the top, then a line a step, two at the end, and again.</summary>
        private static int Scroll(long step, int hidden)
        {
            if (hidden == 0)
            {
                return 0;
            }

            int at = (int)(step % (hidden + 3)) - 1;
            return at < 0 ? 0 : at > hidden ? hidden : at;
        }

        /// <summary>Counted once for words and room, not once a step.</summary>
        private int Hidden(View view)
        {
            bool saysMore = view.Reason.Length > 0;
            if (_hiddenOf != _words || _hiddenSaysMore != saysMore)
            {
                _hiddenOf = _words;
                _hiddenSaysMore = saysMore;
                _hidden = HomeScreen.Hidden(view.Words, _hardware.PanelWidth, _hardware.PanelHeight, saysMore);
            }

            return _hidden;
        }

        private Words? _hiddenOf;
        private bool _hiddenSaysMore;
        private int _hidden;

        /// <summary>0, 2, 4, 6, 8, 6, 4, 2 and again.</summary>
        private static int Drift(long step)
        {
            int at = (int)(step % DriftLength);
            return at <= DriftLength / 2 ? at * 2 : (DriftLength - at) * 2;
        }

        private ScreenKind Kind()
        {
            if (_press.HeldMilliseconds >= Press.Hold)
            {
                return ScreenKind.Reset;
            }

            switch (_state)
            {
                case DeviceState.Starting: return ScreenKind.Starting;
                case DeviceState.SettingUp: return ScreenKind.WifiSetup;
                case DeviceState.Connecting: return ScreenKind.Connecting;
                case DeviceState.SettingClock: return ScreenKind.SettingClock;
                case DeviceState.Discovering: return _tokens == null ? ScreenKind.Asking : ScreenKind.Home;
                case DeviceState.Asking: return ScreenKind.Asking;
                case DeviceState.Waiting:
                case DeviceState.Polling: return ScreenKind.Code;
                case DeviceState.Approved: return ScreenKind.Approved;
                case DeviceState.Denied: return ScreenKind.Denied;
                case DeviceState.Expired: return ScreenKind.Expired;
                case DeviceState.Unlinked: return ScreenKind.Unlinked;
                case DeviceState.Failed: return ScreenKind.Error;
                case DeviceState.Testing: return ScreenKind.TestPattern;
                default: return ScreenKind.Home;
            }
        }

        private string Reason(ScreenKind kind)
        {
            switch (kind)
            {
                case ScreenKind.Connecting: return _network.Reason;
                case ScreenKind.Error: return _trouble!.Cause;
                case ScreenKind.SettingClock: return IsDateWrong ? DateTrouble().Cause : "";
                case ScreenKind.Home: return _isRefused ? "See MEM-1" : _isReached ? (_words.Text.Length > 0 ? "" : "Connected") : IsDateWrong ? "Wrong date" : "Offline";
                default: return "";
            }
        }

        /// <summary>What a time server has said is not believed, and not in silence either.</summary>
        private bool IsDateWrong
        {
            get { return _settings!.NeedsTime && _lastGoodDate.Judge(_network.Date) == DateVerdict.Wrong; }
        }

        /// <summary>While the retry itself is under way it stays at 1.</summary>
        private int Retry(ScreenKind kind, long now)
        {
            int left = Seconds(_until - now);
            bool retries = (kind == ScreenKind.Code && _failures > 0) || (kind == ScreenKind.Error && _retries);
            return !retries ? 0 : left > 0 ? left : 1;
        }

        private string PressDoes()
        {
            return OpensSetup ? "Press to set up" : _trouble == _hardware.Trouble ? "Press to go on" : "Press to retry";
        }

        /// <summary>Without the scheme, which nobody types, and without a slash at its end.</summary>
        private string Address()
        {
            if (_addressOf != _code)
            {
                string uri = Settings.DeviceSettings.Trim(_code!.VerificationUri);
                int scheme = uri.IndexOf("://");
                _addressOf = _code;
                _address = scheme < 0 ? uri : uri.Substring(scheme + 3);
                _hasSecondFace = CodeFaces.HasSecond(_hardware.PanelWidth, _hardware.PanelHeight, _address, QrText(_code));
            }

            return _address;
        }

        private static string QrText(DeviceFlow.WaitingCode code)
        {
            return code.VerificationUriComplete.Length > 0 ? code.VerificationUriComplete : code.VerificationUri;
        }

        private DeviceFlow.WaitingCode? _addressOf; // both found once a code, not once a step
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

        private void TouchWhen(bool pressed, long now)
        {
            if (pressed)
            {
                Touch(now);
            }
        }

        private void Touch(long now)
        {
            _touchedAt = now;
        }

        private static int Seconds(long milliseconds)
        {
            return milliseconds > 0 ? (int)((milliseconds + 999) / 1000) : 0;
        }
    }
}
