using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>It is over until a person presses: denied, or removed.</summary>
    public sealed class AwaitingPress : Phase
    {
        private readonly string _reason;

        /// <param name="reason">For the log.</param>
        public AwaitingPress(PhaseBook phases, Screen screen, string reason)
            : base(phases)
        {
            Screen = screen;
            _reason = reason;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (!isPressed)
            {
                return this;
            }

            Kept.Code.ResetRenewals();
            return Phases.Next(now);
        }

        protected override void Enter(long now)
        {
            Log.Line(_reason);
        }
    }
}
