using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>A request of a paired device: the screen of home stays, and the phase goes on with the response.</summary>
    public abstract class HomeErrand : Phase
    {
        protected const int CheckMilliseconds = 300000; // from one check to the next

        protected readonly Home Home;

        protected HomeErrand(PhaseBook phases, Home home)
            : base(phases)
        {
            Home = home;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (isPressed)
            {
                Home.Touch(now);
            }

            HttpResponse? http = Link.TryTake();
            return http == null ? this : Follow(http, now);
        }

        public override Screen Show(Screen shown, long now)
        {
            return Home.Show(shown, now);
        }

        /// <summary>What comes after the response.</summary>
        protected abstract Phase Follow(HttpResponse http, long now);
    }
}
