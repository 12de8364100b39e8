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
        private readonly INetwork _network;
        private readonly Hardware _hardware;
        private bool _isWarned;

        public Starting(
            PhaseBook phases, Testing testing, INetwork network, Hardware hardware)
            : base(phases)
        {
            _testing = testing;
            _network = network;
            _hardware = hardware;
        }

        /// <summary>
        /// The button was held: tokens and code go; settings and Wi-Fi stay, since a scan does not bring them back.
        /// </summary>
        public Phase Reset()
        {
            bool isGone = Kept.Wipe() & Link.Reset();
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

            if (Phases.SettingUp.TryResume(_network.Name.Length > 0 && Kept.Settings.IsLoaded))
            {
                return Phases.SettingUp;
            }

            if (_network.Name.Length == 0)
            {
                return Phases.SettingUp.OpenOnce();
            }

            if (!Kept.Settings.IsLoaded)
            {
                return Phases.InTrouble.For(Kept.Settings.Trouble, Kept.Settings.Trouble.Code == Trouble.Unreadable);
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
            Kept.Begin();
            Link.Use(null);
            Link.ClearFailures();
            Screen = new StartingScreen
            {
                Name = Kept.Settings.IsLoaded ? Kept.Settings.Current.Name : "",
                Version = Release.Version,
                Board = _hardware.Board,
            };
            DueAt = now + ShowMilliseconds;
        }

        private Phase Load(long now)
        {
            _network.TimeServer = Kept.Settings.Current.TimeServer;
            ForgetEndpoints();
            if (!Kept.Load(now))
            {
                return Phases.InTrouble.For(Trouble.Of(Trouble.Unreadable), true);
            }

            if (Kept.Tokens.ArePresent)
            {
                Phases.Home.Listening.Reset();
            }

            Log.Line("settings: server " + Kept.Settings.Current.Server + ", client " + Kept.Settings.Current.ClientId);
            return Phases.Next(now);
        }
    }
}
