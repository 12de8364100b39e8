using System;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Screens.Parts;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Says what is wrong, and goes on after a while or after a press.</summary>
    public sealed class InTrouble : Phase
    {
        private readonly INetwork _network;
        private readonly Hardware _hardware;
        private Trouble _trouble = null!;
        private bool _retries; // without a press
        private int _wait; // milliseconds; 0: as long as the failures tell
        private ErrorScreen _screen = new ErrorScreen();
        private ErrorScreen _other = new ErrorScreen();

        public InTrouble(PhaseBook phases, INetwork network, Hardware hardware)
            : base(phases)
        {
            _network = network;
            _hardware = hardware;
        }

        /// <param name="retries">It tries again by itself.</param>
        /// <param name="milliseconds">After which it does; 0 for later with each failure.</param>
        public Phase For(Trouble trouble, bool retries, int milliseconds = 0)
        {
            _trouble = trouble;
            _retries = retries;
            _wait = milliseconds;
            return this;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (isPressed && OpensSetup)
            {
                return Phases.SettingUp.Open(_trouble.Cause);
            }

            if (!isPressed && !(_retries && now >= DueAt))
            {
                return this;
            }

            if (isPressed)
            {
                Kept.Code.ResetRenewals();
            }

            return Phases.Next(now);
        }

        public override Screen Show(Screen shown, long now)
        {
            ErrorScreen screen = shown == _screen ? _other : _screen;
            screen.ErrorCode = _trouble.Code;
            screen.Cause = _trouble.Cause;
            screen.Advice = _trouble.Advice;
            screen.RetrySeconds = _retries ? Math.Max(TimeLeft.Seconds(DueAt - now), 1) : 0;
            screen.Press = _retries ? "" : PressDoes();
            return screen;
        }

        protected override void Enter(long now)
        {
            Log.Line("trouble: " + _trouble.Code + " " + _trouble.Cause);
            if (_retries)
            {
                Link.CountFailure();
                DueAt = now + (_wait > 0 ? _wait : Link.BackOff(Defaults.IntervalSeconds));
            }
        }

        /// <summary>The setup form can add what is missing.</summary>
        private bool OpensSetup
        {
            get { return _trouble.Code != Trouble.Unreadable && (!Kept.Settings.IsLoaded || _network.Name.Length == 0); }
        }

        private string PressDoes()
        {
            return OpensSetup ? "Press to set up" : _trouble == _hardware.Trouble ? "Press to go on" : "Press to retry";
        }
    }
}
