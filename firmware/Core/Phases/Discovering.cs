using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Asks the server for its endpoints (RFC 8414), one place after the other.</summary>
    public sealed class Discovering : Phase
    {
        private const int MetadataBytes = 16384;

        private int _place;
        private Metadata _metadata = null!;

        public Discovering(PhaseBook phases)
            : base(phases)
        {
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            HttpResponse? http = Link.TryTake();
            if (http == null)
            {
                return this;
            }

            bool isDocument = http.Status == 200 && Link.Reading.Json.IsWhole;
            Link.Use(isDocument ? Endpoints.FromMetadata(Kept.Settings.Current, _metadata) : null);
            if (Link.Endpoints != null)
            {
                return Kept.Tokens.ArePresent ? (Phase)Phases.Home.Refreshing : Phases.Asking;
            }

            bool isLast = ++_place == Endpoints.Places;
            bool isElsewhere = http.IsRedirect || http.IsPage; // a server may have one for each address that it does not know
            if ((http.IsTrouble && !isElsewhere) || (isLast && (isElsewhere || (http.Status >= 400 && http.Status != 404))))
            {
                return Fail(Link.TroubleOf(http), now);
            }

            if (isLast)
            {
                return Fail(Trouble.Of(Trouble.NotPairing), now);
            }

            Send();
            return this;
        }

        public override Screen Show(Screen shown, long now)
        {
            return Kept.Tokens.ArePresent ? Phases.Home.Show(shown, now) : Screen;
        }

        protected override void Enter(long now)
        {
            Screen = new AskingScreen { Host = Kept.Settings.Current.Host };
            _place = 0;
            Send();
        }

        private void Send()
        {
            string url = Endpoints.Address(Kept.Settings.Current.Server, _place);
            Log.Line("discovering: " + url);
            _metadata = new Metadata();
            Link.Send(HttpRequest.Get(url, MetadataBytes), _metadata);
        }

        /// <summary>A paired device without its server is at home all the same.</summary>
        private Phase Fail(Trouble trouble, long now)
        {
            return Kept.Tokens.ArePresent ? Phases.Home.ReturnOffline(null, now) : Phases.InTrouble.For(trouble, true);
        }
    }
}
