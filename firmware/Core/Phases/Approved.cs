using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Says "Paired" for a moment.</summary>
    public sealed class Approved : Phase
    {
        private const int ShowMilliseconds = 3000;
        private const int WarnMilliseconds = 30000;

        public Approved(PhaseBook phases)
            : base(phases)
        {
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (now < DueAt)
            {
                return this;
            }

            if (!Kept.Tokens.AreRefused)
            {
                return Phases.Home.Arrive(now);
            }

            Kept.Tokens.DelaySaving(now + WarnMilliseconds);
            // It is paired, and its owner has to know for how long
            return Phases.InTrouble.For(Trouble.Of(Trouble.Storage), true, WarnMilliseconds);
        }

        protected override void Enter(long now)
        {
            Log.Line("paired");
            Screen = new ApprovedScreen { Account = Kept.Tokens.Account };
            DueAt = now + ShowMilliseconds;
        }
    }
}
