using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Settings;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>The first half of the device flow: asks for a code (RFC 8628 3.1).</summary>
    public sealed class Asking : Phase
    {
        private readonly Keepers _kept;
        private readonly ServerLink _link;
        private readonly Hardware _hardware;

        public Asking(PhaseBook phases, Keepers kept, ServerLink link, Hardware hardware)
            : base(phases)
        {
            _kept = kept;
            _link = link;
            _hardware = hardware;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            HttpResponse? http = _link.TryTake();
            if (http == null)
            {
                return this;
            }

            Response? response = Dialect.Read(_kept.Settings.Current.Provider, http);
            if (http.IsTrouble || response == null)
            {
                return Phases.InTrouble.For(_link.TroubleOf(http), true);
            }

            if (response.error == Wire.SlowDown)
            {
                // RFC 8628 3.5 has the word for polls; a server short of codes says it too
                return Phases.InTrouble.For(Trouble.Busy, true);
            }

            if (response.error.Length > 0)
            {
                _link.Use(Endpoints.FromSettings(_kept.Settings.Current)); // the next attempt asks the server again where to go
                return Phases.InTrouble.For(Trouble.Refused(response.error), false);
            }

            PendingCode? code = PendingCode.From(response, _link.Endpoints!);
            return code == null ? Phases.InTrouble.For(_link.TroubleOf(http), true) : Use(code, now);
        }

        protected override void Enter(long now)
        {
            DeviceSettings settings = _kept.Settings.Current;
            Screen = new AskingScreen { Host = settings.Host };
            Log.Line("asking for a code: " + settings.Host);
            Endpoints endpoints = _link.Endpoints!;
            string names = settings.Provider.AskNames + (endpoints.NamesDevice ? " " + Parameters.DeviceNames : "");
            byte[] body = new Parameters(settings) { Model = _hardware.Board }.Body(names);
            _link.Send(HttpRequest.Post(endpoints.DeviceAuthorization, body, Response.MaximumBytes));
        }

        private Phase Use(PendingCode code, long now)
        {
            _link.ClearFailures();
            Log.Line("code shown: for " + code.LifetimeSeconds + " s, polling every " + code.IntervalSeconds + " s"
                + (code.WaitSeconds > 0 ? ", held for " + code.WaitSeconds + " s" : ""));
            _kept.Code.Use(code, now);
            _kept.Code.Save(now);
            // A long poll need not wait first
            return code.WaitSeconds > 0 ? (Phase)Phases.ShowingCode.Polling : Phases.ShowingCode;
        }
    }
}
