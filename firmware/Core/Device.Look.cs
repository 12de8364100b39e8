using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Core
{
    /// <summary>What the screen shows of the state.</summary>
    public sealed partial class Device
    {
        private const int HeldSteps = 200; // the bar of the reset moves in steps, milliseconds

        private View _view = new View();
        private View _next = new View();
        private bool _hasChanged;
        private string _joinText = "";

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
            view.Address = isCode ? Address() : view.Password.Length > 0 ? SetupAccess.Address : "";
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

        private void FillSetup(View view)
        {
            SetupAccess? access = view.Kind == ScreenKind.WifiSetup ? _setup.Access : null;
            if (access != null && _joinText.Length == 0)
            {
                _joinText = access.QrText; // once, not once a step
            }

            view.Network = access == null ? _network.Name : access.Name;
            view.Password = access == null ? "" : access.Password;
            view.OffersSetup = view.Kind == ScreenKind.Connecting && _attempt >= OfferAttempts;
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

        /// <summary>While the retry itself is under way it stays at 1.</summary>
        private int Retry(ScreenKind kind, long now)
        {
            int left = Seconds(_until - now);
            bool retries = (kind == ScreenKind.Code && _failures > 0) || (kind == ScreenKind.Error && _retries);
            return !retries ? 0 : left > 0 ? left : 1;
        }

        private static int Seconds(long milliseconds)
        {
            return milliseconds > 0 ? (int)((milliseconds + 999) / 1000) : 0;
        }
    }
}
