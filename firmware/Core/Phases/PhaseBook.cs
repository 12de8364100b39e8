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

        // For all of them
        public readonly ILog Log;
        public readonly Route Route;

        public PhaseBook(Edges edges, Hardware hardware, Press press)
        {
            INetwork network = edges.Network;
            var dates = new DateJudge(network, edges.Flash);
            Log = edges.Log; // first: each phase takes it, and what the route knows
            var kept = new Keepers(edges.Flash, Log);
            var link = new ServerLink(edges.Http, network, dates, edges.Random);
            var setup = new SetupDialog(edges.Setup, network, edges.Flash, Log);
            Route = new Route(kept, link, network, dates);
            var testing = new Testing(this, hardware, edges.Button, press);
            Starting = new Starting(this, testing, network, hardware);
            SettingUp = new SettingUp(this, setup, edges.Setup, edges.Flash, edges.Random);
            Connecting = new Connecting(this, network, edges.Random);
            SettingClock = new SettingClock(this, dates);
            Discovering = new Discovering(this);
            Asking = new Asking(this, hardware);
            ShowingCode = new ShowingCode(this, new CodeLook(kept.Code, link, hardware));
            Approved = new Approved(this);
            Home = new Home(this, new HomeLook(kept, dates, hardware));
            Denied = new AwaitingPress(this, new DeniedScreen(), "denied by the owner");
            Expired = new Expired(this);
            Removed = new AwaitingPress(this, new RemovedScreen(), "removed by the owner");
            InTrouble = new InTrouble(this, network, hardware);
        }

        /// <summary>What comes next, by what is still missing.</summary>
        public Phase Next(long now)
        {
            return Route.Next(this, now);
        }
    }
}
