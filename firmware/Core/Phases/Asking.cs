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
        private readonly Hardware _hardware;

        public Asking(PhaseBook phases, Hardware hardware)
            : base(phases)
        {
            _hardware = hardware;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            HttpResponse? http = Link.TryTake();
            if (http == null)
            {
                return this;
            }

            Response? response = Read(http);
            if (http.IsTrouble)
            {
                return Phases.InTrouble.For(Link.TroubleOf(http), true);
            }

            if (response != null && response.error == Wire.SlowDown)
            {
                // RFC 8628 3.5 has the word for polls; a server short of codes says it too
                return Phases.InTrouble.For(Trouble.Of(Trouble.Busy), true);
            }

            bool isRefused = response != null && response.error.Length > 0;
            PendingCode? code = response == null || isRefused ? null : PendingCode.From(response, Link.Endpoints!);
            if (code != null)
            {
                return Use(code, now);
            }

            ForgetEndpoints();
            return isRefused
                ? Phases.InTrouble.For(Trouble.Of(Trouble.Refused, response!.error), false)
                : Phases.InTrouble.For(Link.TroubleOf(http), true);
        }

        protected override void Enter(long now)
        {
            DeviceSettings settings = Kept.Settings.Current;
            Screen = new AskingScreen { Host = settings.Host };
            Log.Line("asking for a code: " + settings.Host);
            Endpoints endpoints = Link.Endpoints!;
            string names = settings.Provider.AskNames + (endpoints.NamesDevice ? " " + Parameters.DeviceNames : "");
            byte[] body = new Parameters(settings) { Model = _hardware.Board }.Body(names);
            Link.Send(HttpRequest.Post(endpoints.DeviceAuthorization, body, Response.MaximumBytes));
        }

        private Phase Use(PendingCode code, long now)
        {
            Link.ClearFailures();
            Log.Line("code shown: for " + code.LifetimeSeconds + " s, polling every " + code.IntervalSeconds + " s"
                + (code.WaitSeconds > 0 ? ", held for " + code.WaitSeconds + " s" : ""));
            Kept.Code.Use(code, now);
            Kept.Code.Save(now);
            // A long poll need not wait first
            return code.WaitSeconds > 0 ? (Phase)Phases.ShowingCode.Polling : Phases.ShowingCode;
        }
    }
}
