using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Json;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core
{
    /// <summary>
    /// The device: one state, moved on by <see cref="Step"/> whenever time has passed, the button was touched or an answer came.
    /// It never waits and knows no wall clock. What each state does stands in the files beside this one:
    /// Device.Starting, Device.Keeping, Device.Setup, Device.Asking, Device.Waiting, Device.Home, Device.Listening and, for the screen, Device.Look.
    /// </summary>
    public sealed partial class Device
    {
        private const int Glance = 1000; // nothing sleeps longer than this, milliseconds

        private readonly IClock _clock;
        private readonly IRandom _random;
        private readonly INetwork _network;
        private readonly ISetupNetwork _setup;
        private readonly IHttp _http;
        private readonly IJson _json;
        private readonly IFlash _flash;
        private readonly IButton _button;
        private readonly ILog _log;
        private readonly Hardware _hardware;
        private readonly Press _press = new Press();
        private readonly Slots _tokenSlots;
        private readonly Slots _codeSlots;
        private readonly Slots _wordSlots;
        private readonly LastGoodDate _lastGoodDate;

        private DeviceState _state = DeviceState.Starting;
        private long _since; // when the state began
        private long _until; // when the state does its next thing
        private int _failures; // requests in a row that got no answer
        private bool _isSafe; // the request under way goes by TLS
        private bool _isUnsent; // the request was not made, for want of a good date
        private int _retryAfter; // seconds for which the last answer wants to be left alone

        public Device(
            IClock clock, IRandom random, INetwork network, ISetupNetwork setup, IHttp http, IJson json, IFlash flash, IButton button, ILog log, Hardware hardware)
        {
            _clock = clock;
            _random = random;
            _network = network;
            _setup = setup;
            _http = http;
            _json = json;
            _flash = flash;
            _button = button;
            _log = log;
            _hardware = hardware;
            _tokenSlots = new Slots(flash, "tokens");
            _codeSlots = new Slots(flash, "code");
            _wordSlots = new Slots(flash, "words");
            _lastGoodDate = new LastGoodDate(flash);
            Go(DeviceState.Starting, clock.Milliseconds);
        }

        public DeviceState State
        {
            get { return _state; }
        }

        /// <summary>Does what is due; the milliseconds after which it wants to be called again at the latest.</summary>
        public int Step()
        {
            long now = _clock.Milliseconds;
            _press.Feel(_button.IsDown, now);
            if (_press.IsReset)
            {
                Forget(now);
            }

            DeviceState before = _state;
            Act(now, _press.IsShort);
            Look(now);
            return _state != before ? 0 : Pause(now);
        }

        private void Act(long now, bool pressed)
        {
            switch (_state)
            {
                case DeviceState.Starting: Start(now); break;
                case DeviceState.Testing: Test(now, pressed); break;
                case DeviceState.SettingUp: SetUp(now, pressed); break;
                case DeviceState.Connecting: Connect(now, pressed); break;
                case DeviceState.SettingClock: SetClock(now); break;
                case DeviceState.Discovering: Discover(now); break;
                case DeviceState.Asking: Ask(now); break;
                case DeviceState.Waiting: Wait(now, pressed); break;
                case DeviceState.Polling: Poll(now, pressed); break;
                case DeviceState.Approved: Welcome(now); break;
                case DeviceState.Home: Stay(now, pressed); break;
                case DeviceState.Checking: Check(now, pressed); break;
                case DeviceState.Refreshing: Refresh(now, pressed); break;
                case DeviceState.Listening: Listen(now, pressed); break;
                case DeviceState.Denied: AwaitPress(now, pressed); break;
                case DeviceState.Expired: Renew(now, pressed); break;
                case DeviceState.Unlinked: AwaitPress(now, pressed); break;
                case DeviceState.Failed: Recover(now, pressed); break;
            }
        }

        private void Go(DeviceState state, long now)
        {
            _state = state;
            _since = now;
            _until = now;
            switch (state)
            {
                case DeviceState.Starting: EnterStarting(now); break;
                case DeviceState.Testing: EnterTesting(); break;
                case DeviceState.SettingUp: EnterSettingUp(now); break;
                case DeviceState.Connecting: EnterConnecting(now); break;
                case DeviceState.SettingClock: EnterSettingClock(now); break;
                case DeviceState.Discovering: EnterDiscovering(); break;
                case DeviceState.Asking: EnterAsking(); break;
                case DeviceState.Waiting: EnterWaiting(now); break;
                case DeviceState.Polling: EnterPolling(); break;
                case DeviceState.Approved: EnterApproved(now); break;
                case DeviceState.Home: EnterHome(now); break;
                case DeviceState.Checking: EnterChecking(); break;
                case DeviceState.Refreshing: EnterRefreshing(); break;
                case DeviceState.Listening: EnterListening(now); break;
                case DeviceState.Denied: _log.Line("declined by the owner"); break;
                case DeviceState.Expired: EnterExpired(now); break;
                case DeviceState.Unlinked: _log.Line("removed by the owner"); break;
                case DeviceState.Failed: EnterFailed(); break;
            }
        }

        /// <summary>To whatever comes next, by what is still missing.</summary>
        private void GoOn(long now)
        {
            if (_settings == null || _isDoubtful)
            {
                Go(DeviceState.Starting, now);
            }
            else if (_network.State != NetworkState.Up)
            {
                Go(DeviceState.Connecting, now);
            }
            else if (_settings.NeedsTime && !IsDateGood)
            {
                Go(DeviceState.SettingClock, now);
            }
            else if (_tokens != null)
            {
                Go(DeviceState.Home, now);
            }
            else if (_code != null)
            {
                Go(DeviceState.Waiting, now);
            }
            else
            {
                Go(_endpoints == null ? DeviceState.Discovering : DeviceState.Asking, now);
            }
        }

        private void AwaitPress(long now, bool pressed)
        {
            if (pressed)
            {
                _renewals = 0;
                GoOn(now);
            }
        }

        private bool IsDateGood
        {
            get { return _lastGoodDate.Judge(_network.Date) == DateVerdict.Good; }
        }

        /// <summary>Every request goes this way: none by TLS without a good date, whatever a time server said since the last one.</summary>
        private void Send(HttpRequest request)
        {
            _isUnsent = request.IsSafe && !IsDateGood;
            if (_isUnsent)
            {
                _http.Abandon();
                _network.AskForTime();
            }
            else
            {
                _isSafe = request.IsSafe;
                _http.Start(request);
            }
        }

        /// <summary>The answer to the request under way, once; what it says is then in <see cref="_answer"/>.</summary>
        private HttpAnswer? TakeAnswer()
        {
            HttpAnswer? http = _isUnsent ? HttpAnswer.Failed(HttpFailure.NoDate) : _http.Take();
            if (http != null)
            {
                if (_isSafe && http.Status != 0)
                {
                    _lastGoodDate.Keep(_network.Date); // the server's certificate was good on it
                }

                _isUnsent = false;
                _answer = http.Status == 0 ? null : _json.Read(http.Body, typeof(Answer)) as Answer;
                _retryAfter = RetryAfter.Seconds(http.RetryAfter);
            }

            return http;
        }

        /// <summary>A request got no answer. The Wi-Fi may be why: it is mended while the server is left alone.</summary>
        private void CountFailure()
        {
            _failures++;
            if (_network.State == NetworkState.Down || _network.State == NetworkState.Failed)
            {
                _network.Connect();
            }
        }

        /// <summary>How long to leave the server alone, by how often it failed to answer and by what it asked for.</summary>
        private int BackOff(int intervalSeconds)
        {
            int chance = _random.Below(PollSchedule.Chances);
            return PollSchedule.Heed(PollSchedule.Wait(intervalSeconds, _failures, chance), _retryAfter, chance);
        }

        private int Pause(long now)
        {
            long pause = _until > now ? _until - now : Glance;
            return pause < Glance ? (int)pause : Glance;
        }
    }
}
