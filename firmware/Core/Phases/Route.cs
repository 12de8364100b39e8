using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>From power-on to home: the first thing that is still missing decides.</summary>
    public sealed class Route
    {
        private readonly Keepers _kept;
        private readonly ServerLink _link;
        private readonly INetwork _network;
        private readonly DateJudge _dates;

        public Route(Keepers kept, ServerLink link, INetwork network, DateJudge dates)
        {
            _kept = kept;
            _link = link;
            _network = network;
            _dates = dates;
        }

        public Phase Next(PhaseBook phases, long now)
        {
            if (!_kept.AreLoaded)
            {
                return phases.Starting;
            }

            if (_network.State != NetworkState.Up)
            {
                return phases.Connecting;
            }

            if (_kept.Settings.Current.NeedsTime && !_dates.IsGood)
            {
                return phases.SettingClock;
            }

            if (_kept.Tokens.ArePresent)
            {
                return phases.Home.Arrive(now);
            }

            if (_kept.Code.IsPresent)
            {
                return phases.ShowingCode;
            }

            return _link.Endpoints == null ? (Phase)phases.Discovering : phases.Asking;
        }
    }
}
