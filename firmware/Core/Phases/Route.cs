using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>From power-on to home: the first thing that is still missing decides.</summary>
    public sealed class Route
    {
        public readonly Keepers Kept;
        public readonly ServerLink Link;

        private readonly INetwork _network;
        private readonly DateJudge _dates;

        public Route(Keepers kept, ServerLink link, INetwork network, DateJudge dates)
        {
            Kept = kept;
            Link = link;
            _network = network;
            _dates = dates;
        }

        public Phase Next(PhaseBook phases, long now)
        {
            if (!Kept.AreLoaded)
            {
                return phases.Starting;
            }

            if (_network.State != NetworkState.Up)
            {
                return phases.Connecting;
            }

            if (Kept.Settings.Current.NeedsTime && !_dates.IsGood)
            {
                return phases.SettingClock;
            }

            if (Kept.Tokens.ArePresent)
            {
                return phases.Home.Arrive(now);
            }

            if (Kept.Code.IsPresent)
            {
                return phases.ShowingCode;
            }

            return Link.Endpoints == null ? (Phase)phases.Discovering : phases.Asking;
        }
    }
}
