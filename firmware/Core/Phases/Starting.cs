using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Reads settings, tokens and a pending code from flash.</summary>
    public sealed class Starting : Phase
    {
        private const int ShowMilliseconds = 1000; // long enough to read the version

        private readonly Testing _testing;
        private readonly Keepers _kept;
        private readonly ServerLink _link;
        private readonly INetwork _network;
        private readonly Hardware _hardware;
        private bool _isWarned;

        public Starting(
            PhaseBook phases, Testing testing, Keepers kept, ServerLink link, INetwork network, Hardware hardware)
            : base(phases)
        {
            _testing = testing;
            _kept = kept;
            _link = link;
            _network = network;
            _hardware = hardware;
        }

        /// <summary>
        /// The button was held: tokens and code go; settings and Wi-Fi stay, since a scan does not bring them back.
        /// </summary>
        public Phase Reset()
        {
            bool isGone = _kept.Wipe() & _link.Reset();
            Log.Line(isGone ? "reset: tokens and code deleted" : "reset: the flash refuses");
            return this;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (now < DueAt)
            {
                return this;
            }

            if (_testing.TryClaim())
            {
                return _testing;
            }

            if (Phases.SettingUp.TryResume(_network.Name.Length > 0 && _kept.Settings.IsLoaded))
            {
                return Phases.SettingUp;
            }

            if (_network.Name.Length == 0)
            {
                return Phases.SettingUp.OpenOnce();
            }

            if (!_kept.Settings.IsLoaded)
            {
                return Phases.InTrouble.For(_kept.Settings.Trouble, _kept.Settings.Trouble.IsOfFlash);
            }

            if (_hardware.Trouble != null && !_isWarned)
            {
                _isWarned = true; // a press goes on with what the board has
                return Phases.InTrouble.For(_hardware.Trouble, false);
            }

            return Load(now);
        }

        protected override void Enter(long now)
        {
            Log.Line("starting: firmware " + Release.Version + " on " + _hardware.Board);
            _kept.Begin();
            _link.Use(null);
            _link.ClearFailures();
            Screen = new StartingScreen { Name = _kept.Settings.DeviceName, Version = Release.Version, Board = _hardware.Board };
            DueAt = now + ShowMilliseconds;
        }

        private Phase Load(long now)
        {
            _network.TimeServer = _kept.Settings.Current.TimeServer;
            _link.Use(Endpoints.FromSettings(_kept.Settings.Current));
            if (!_kept.Load(now))
            {
                return Phases.InTrouble.For(Trouble.Unreadable, true);
            }

            if (_kept.Tokens.ArePresent)
            {
                Phases.Home.Listening.Reset();
            }

            Log.Line("settings: server " + _kept.Settings.Current.Server + ", client " + _kept.Settings.Current.ClientId);
            return Phases.Next(now);
        }
    }
}
