using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Nobody approved the code in time.</summary>
    public sealed class Expired : Phase
    {
        private const int RenewMilliseconds = 3000;

        private readonly CodeKeeper _code;
        private ExpiredScreen _screen = new ExpiredScreen();

        public Expired(PhaseBook phases, CodeKeeper code, ILog log)
            : base(phases, log)
        {
            _code = code;
        }

        // RFC 8628 3.5 wants a person before a device asks anew; three codes are half an hour for one to come.
        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (isPressed)
            {
                _code.ResetRenewals();
                return Phases.Next(now);
            }

            return now >= DueAt && _code.TryRenew() ? Phases.Next(now) : this;
        }

        public override Screen Show(Screen shown, long now)
        {
            return _screen;
        }

        protected override void Enter(long now)
        {
            Log.Line("code expired");
            _screen = new ExpiredScreen { Renews = _code.MayRenew };
            DueAt = now + RenewMilliseconds;
        }
    }
}
