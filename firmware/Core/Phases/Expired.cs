using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Nobody approved the code in time.</summary>
    public sealed class Expired : Phase
    {
        private const int RenewMilliseconds = 3000;

        public Expired(PhaseBook phases)
            : base(phases)
        {
        }

        // RFC 8628 3.5 wants a person before a device asks anew; three codes are half an hour for one to come.
        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (isPressed)
            {
                Kept.Code.ResetRenewals();
                return Phases.Next(now);
            }

            return now >= DueAt && Kept.Code.TryRenew() ? Phases.Next(now) : this;
        }

        protected override void Enter(long now)
        {
            Log.Line("code expired");
            Screen = new ExpiredScreen { Renews = Kept.Code.MayRenew };
            DueAt = now + RenewMilliseconds;
        }
    }
}
