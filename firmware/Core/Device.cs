using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.Json;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core
{
    /// <summary>
    /// The device: one state, moved on by <see cref="Step"/> whenever time has passed, the button was touched or an answer came.
    /// It never waits and knows no wall clock. What each state does stands in the files beside this one:
    /// Device.Starting, .Setup, .Clock, .Asking, .Waiting, .Home, .Listening and .Trouble; what they share in .Requests, .Code and .Keeping;
    /// and what the screen shows of it in .Look, .CodeLook and .HomeLook.
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

        private int Pause(long now)
        {
            long pause = _until > now ? _until - now : Glance;
            return pause < Glance ? (int)pause : Glance;
        }
    }
}
