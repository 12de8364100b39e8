using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Says "Paired" for a moment.</summary>
    public sealed class Approved : Phase
    {
        private const int ShowMilliseconds = 3000;
        private const int WarnMilliseconds = 30000;

        private readonly Keepers _kept;

        public Approved(PhaseBook phases, Keepers kept)
            : base(phases)
        {
            _kept = kept;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (now < DueAt)
            {
                return this;
            }

            if (!_kept.Tokens.AreRefused)
            {
                return Phases.Home.Arrive(now);
            }

            _kept.Tokens.DelaySaving(now + WarnMilliseconds);
            // It is paired, and its owner has to know for how long
            return Phases.InTrouble.For(Trouble.Storage, true, WarnMilliseconds);
        }

        protected override void Enter(long now)
        {
            Log.Line("paired");
            Screen = new ApprovedScreen { Account = _kept.Tokens.Account };
            DueAt = now + ShowMilliseconds;
        }
    }
}
