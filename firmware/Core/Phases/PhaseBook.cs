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

        private readonly Route _route;

        public PhaseBook(Edges edges, Hardware hardware, Press press)
        {
            ILog log = edges.Log;
            INetwork network = edges.Network;
            var kept = new Keepers(edges.Flash, edges.Json, hardware, log);
            var dates = new DateJudge(network, edges.Flash);
            var link = new ServerLink(edges.Http, edges.Json, network, dates, edges.Random);
            var setup = new SetupDialog(edges.Setup, network, edges.Flash, kept.Settings, log);
            _route = new Route(kept, link, network, dates);
            var testing = new Testing(this, hardware, edges.Button, press, log);
            Starting = new Starting(this, testing, kept, link, network, hardware, log);
            SettingUp = new SettingUp(this, setup, edges.Setup, link, edges.Flash, edges.Random, log);
            Connecting = new Connecting(this, network, edges.Random, log);
            SettingClock = new SettingClock(this, dates, kept.Settings, log);
            Discovering = new Discovering(this, kept, link, log);
            Asking = new Asking(this, kept, link, hardware, log);
            ShowingCode = new ShowingCode(this, kept, link, new CodeLook(kept.Code, link, hardware), log);
            Approved = new Approved(this, kept, log);
            Home = new Home(this, kept, link, new HomeLook(kept, dates, hardware), log);
            Denied = new AwaitingPress(this, kept.Code, new DeniedScreen(), "denied by the owner", log);
            Expired = new Expired(this, kept.Code, log);
            Removed = new AwaitingPress(this, kept.Code, new RemovedScreen(), "removed by the owner", log);
            InTrouble = new InTrouble(this, kept, link, network, hardware, log);
        }

        /// <summary>What comes next, by what is still missing.</summary>
        public Phase Next(long now)
        {
            return _route.Next(this, now);
        }
    }
}
