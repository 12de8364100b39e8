using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>All phases, in the order of a life without mishap; what can go wrong is last.</summary>
    public sealed class PhaseBook
    {
        public readonly Starting Starting;
        public readonly SettingUp SettingUp;
        public readonly Connecting Connecting;
        public readonly SettingClock SettingClock;
        public readonly Discovering Discovering;
        public readonly Asking Asking;
        public readonly ShowingCode ShowingCode;
        public readonly Approved Approved;
        public readonly Home Home;
        public readonly AwaitingPress Denied;
        public readonly Expired Expired;
        public readonly AwaitingPress Removed;
        public readonly InTrouble InTrouble;

        /// <summary>For all of them.</summary>
        public readonly ILog Log;

        private readonly Route _route;

        public PhaseBook(Edges edges, Hardware hardware, Press press)
        {
            Log = edges.Log; // first: each phase takes it
            INetwork network = edges.Network;
            var kept = new Keepers(edges.Flash, Log);
            var dates = new DateJudge(network, edges.Flash);
            var link = new ServerLink(edges.Http, network, dates, edges.Random);
            var setup = new SetupDialog(edges.Setup, network, edges.Flash, Log);
            _route = new Route(kept, link, network, dates);
            var testing = new Testing(this, hardware, edges.Button, press);
            Starting = new Starting(this, testing, kept, link, network, hardware);
            SettingUp = new SettingUp(this, setup, edges.Setup, link, edges.Flash, edges.Random);
            Connecting = new Connecting(this, network, edges.Random);
            SettingClock = new SettingClock(this, dates, kept.Settings);
            Discovering = new Discovering(this, kept, link);
            Asking = new Asking(this, kept, link, hardware);
            ShowingCode = new ShowingCode(this, kept, link, new CodeLook(kept.Code, link, hardware));
            Approved = new Approved(this, kept);
            Home = new Home(this, kept, link, new HomeLook(kept, dates, hardware));
            Denied = new AwaitingPress(this, kept.Code, new DeniedScreen(), "denied by the owner");
            Expired = new Expired(this, kept.Code);
            Removed = new AwaitingPress(this, kept.Code, new RemovedScreen(), "removed by the owner");
            InTrouble = new InTrouble(this, kept, link, network, hardware);
        }

        /// <summary>What comes next, by what is still missing.</summary>
        public Phase Next(long now)
        {
            return _route.Next(this, now);
        }
    }
}
