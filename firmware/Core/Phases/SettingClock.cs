using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Waits for the date, without which no certificate can be checked.</summary>
    public sealed class SettingClock : Phase
    {
        private const int PatienceMilliseconds = 60000;

        private readonly DateJudge _dates;
        private readonly ClockScreen _screen = new ClockScreen();
        private readonly ClockScreen _other = new ClockScreen();

        public SettingClock(PhaseBook phases, DateJudge dates)
            : base(phases)
        {
            _dates = dates;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            return _dates.IsGood ? Phases.Next(now) : now >= DueAt ? Phases.InTrouble.For(_dates.Trouble, true) : this;
        }

        public override Screen Show(Screen shown, long now)
        {
            ClockScreen screen = shown == _screen ? _other : _screen;
            screen.Reason = Kept.Settings.Current.NeedsTime && _dates.IsWrong ? _dates.Trouble.Cause : "";
            return screen;
        }

        protected override void Enter(long now)
        {
            Log.Line("clock: asking for the date");
            _dates.Ask();
            DueAt = now + PatienceMilliseconds;
        }
    }
}
