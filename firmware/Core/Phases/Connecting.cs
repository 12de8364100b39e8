using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Joins the Wi-Fi, for as long as it takes.</summary>
    public sealed class Connecting : Phase
    {
        private const int ReconnectSeconds = 5;
        private const int OfferAttempts = 3;

        private readonly INetwork _network;
        private readonly IRandom _random;
        private readonly ConnectingScreen _screen = new ConnectingScreen();
        private readonly ConnectingScreen _other = new ConnectingScreen();
        private int _attempt;

        public Connecting(PhaseBook phases, INetwork network, IRandom random)
            : base(phases)
        {
            _network = network;
            _random = random;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (_network.State == NetworkState.Up)
            {
                Log.Line("wifi: connected");
                return Phases.Next(now);
            }

            if (isPressed)
            {
                return Phases.SettingUp.Open(FailureText()); // what is deployed stays until the form has another
            }

            if (_network.State != NetworkState.Connecting && now >= DueAt)
            {
                Attempt(now);
            }

            return this;
        }

        public override Screen Show(Screen shown, long now)
        {
            ConnectingScreen screen = shown == _screen ? _other : _screen;
            screen.Network = _network.Name;
            screen.Attempt = _attempt;
            screen.Reason = _network.Reason;
            screen.OffersSetup = _attempt >= OfferAttempts;
            return screen;
        }

        protected override void Enter(long now)
        {
            _attempt = 0;
            Attempt(now);
        }

        private void Attempt(long now)
        {
            _attempt++;
            Log.Line("wifi: " + _network.Name + ", attempt " + _attempt);
            _network.Connect();
            DueAt = now + PollSchedule.Wait(ReconnectSeconds, _attempt, _random.Below(PollSchedule.Chances));
        }

        /// <summary>For the setup form; empty while the first attempt still runs.</summary>
        private string FailureText()
        {
            return _network.Reason.Length == 0 ? "" : _network.Name + " was not joined: " + _network.Reason + ".";
        }
    }
}
