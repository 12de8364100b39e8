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

        private readonly Keepers _kept;
        private readonly ServerLink _link;
        private readonly CodeLook _look;

        public ShowingCode(PhaseBook phases, Keepers kept, ServerLink link, CodeLook look)
            : base(phases)
        {
            _kept = kept;
            _link = link;
            _look = look;
            Polling = new Polling(phases, kept, link, look);
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            _look.Turn(now, isPressed);
            if (now >= DueAt)
            {
                return Polling;
            }

            _kept.Code.SaveWhenDue(now);
            return this;
        }

        public override Screen Show(Screen shown, long now)
        {
            return _look.Show(shown, now, TimeLeft.Seconds(DueAt - now));
        }

        protected override void Enter(long now)
        {
            int seconds = _kept.Code.Current.IntervalSeconds;
            long interval = PollSchedule.Wait(seconds, 0, 0);
            long wait = _link.BackOff(seconds);

            // The last poll comes when the code expires, not later: it still collects an approval of the last seconds.
            long last = _kept.Code.ExpiresAt > now + interval ? _kept.Code.ExpiresAt : now + interval;
            DueAt = now + wait < last ? now + wait : last;
        }
    }
}
