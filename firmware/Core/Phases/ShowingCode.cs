using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Screens.Parts;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>The second half of the device flow (RFC 8628 3.4): shows the code, and waits between two polls.</summary>
    public sealed class ShowingCode : Phase
    {
        /// <summary>The same, a poll under way.</summary>
        public readonly Polling Polling;

        private readonly CodeLook _look;

        public ShowingCode(PhaseBook phases, CodeLook look)
            : base(phases)
        {
            _look = look;
            Polling = new Polling(phases, look);
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            _look.Turn(now, isPressed);
            if (now >= DueAt)
            {
                return Polling;
            }

            Kept.Code.SaveWhenDue(now);
            return this;
        }

        public override Screen Show(Screen shown, long now)
        {
            return _look.Show(shown, now, TimeLeft.Seconds(DueAt - now));
        }

        protected override void Enter(long now)
        {
            int seconds = Kept.Code.Current.IntervalSeconds;
            long interval = PollSchedule.Wait(seconds, 0, 0);
            long wait = Link.BackOff(seconds);

            // The last poll comes when the code expires, not later: it still collects an approval of the last seconds.
            long last = Kept.Code.ExpiresAt > now + interval ? Kept.Code.ExpiresAt : now + interval;
            DueAt = now + wait < last ? now + wait : last;
        }
    }
}
