using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Core
{
    /// <summary>From power-on to a network; and back there by a reset.</summary>
    public sealed partial class Device
    {
        private const int StartMilliseconds = 1000; // long enough to read the version
        private const int ReconnectSeconds = 5;

        private DeviceSettings? _settings;
        private int _attempt;
        private bool _isWarned;
        private bool _isTested;

        private void EnterStarting(long now)
        {
            _log.Line("starting: firmware " + Release.Version + " on " + _hardware.Board);
            SettingsStore.Finish(_flash);
            _settings = DeviceSettings.Read(_flash, _json, out _trouble);
            _endpoints = null;
            _tokens = null;
            _code = null;
            _renewals = 0;
            _failures = 0;
            _until = now + StartMilliseconds;
        }

        private void Start(long now)
        {
            if (now < _until)
            {
                return;
            }

            if (!_isTested && (_hardware.ShowsPattern || _button.IsDown))
            {
                Go(DeviceState.Testing, now);
                return;
            }

            _isTested = true; // once a start: a button still held after a reset asks for no pattern
            if (_setup.Access != null)
            {
                Go(DeviceState.SettingUp, now);
                return;
            }

            if (_network.Name.Length == 0)
            {
                StartBlank(now);
                return;
            }

            if (_settings == null)
            {
                Fail(_trouble!, _trouble!.IsOfFlash, now);
                return;
            }

            if (_hardware.Trouble != null && !_isWarned)
            {
                _isWarned = true; // a press goes on with what the board has
                Fail(_hardware.Trouble, false, now);
                return;
            }

            _endpoints = Endpoints.FromSettings(_settings);
            if (!Load())
            {
                Fail(Trouble.Unreadable, true, now);
                return;
            }

            if (_tokens == null)
            {
                Resume(now);
            }
            else
            {
                RecallWords();
            }

            _log.Line("settings: server " + _settings.Server + ", client " + _settings.ClientId);
            GoOn(now);
        }

        private void EnterTesting()
        {
            _isTested = true;
            _press.Spend();
            _log.Line("test pattern: " + _hardware.Panel + "; a press goes on");
        }

        private void Test(long now, bool pressed)
        {
            if (pressed)
            {
                Go(DeviceState.Starting, now);
            }
        }

        /// <summary>No Wi-Fi is deployed. Where the set-up network has closed by itself, it waits for a press.</summary>
        private void StartBlank(long now)
        {
            if (SetupNote.Read(_flash).IsClosed)
            {
                SetupNote.Forget(_flash); // the next start opens it
                Fail(Trouble.NoWifi, false, now);
            }
            else
            {
                OpenSetup("", now);
            }
        }

        private void EnterConnecting(long now)
        {
            _attempt = 0;
            TryNetwork(now);
        }

        private void TryNetwork(long now)
        {
            _attempt++;
            _log.Line("wifi: " + _network.Name + ", attempt " + _attempt);
            _network.Connect();
            _until = now + PollSchedule.Wait(ReconnectSeconds, _attempt, _random.Below(PollSchedule.Chances));
        }

        private void Connect(long now, bool pressed)
        {
            if (_network.State == NetworkState.Up)
            {
                _log.Line("wifi: connected");
                GoOn(now);
            }
            else if (pressed)
            {
                OpenSetup(WhyNotJoined(), now); // what is deployed stays until the form has another
            }
            else if (_network.State != NetworkState.Connecting && now >= _until)
            {
                TryNetwork(now);
            }
        }

        /// <summary>For the form; empty while the first attempt still runs.</summary>
        private string WhyNotJoined()
        {
            return _network.Reason.Length == 0 ? "" : _network.Name + " was not joined: " + _network.Reason + ".";
        }

        /// <summary>The button was held: tokens and code go, settings and Wi-Fi stay, since those are not got back by a scan.</summary>
        private void Forget(long now)
        {
            _http.Abandon();
            bool isGone = _tokenSlots.Wipe() & _codeSlots.Wipe() & ForgetWords() & _lastGoodDate.Forget();
            _log.Line(isGone ? "reset: tokens and code forgotten" : "reset: flash refuses");
            Go(DeviceState.Starting, now);
        }
    }
}
