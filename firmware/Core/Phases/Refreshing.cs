using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Settings;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Renews the access token (RFC 6749 6).</summary>
    public sealed class Refreshing : HomeErrand
    {
        public Refreshing(PhaseBook phases, Home home)
            : base(phases, home)
        {
        }

        protected override void Enter(long now)
        {
            Log.Line("renewing the access token");
            DeviceSettings settings = Kept.Settings.Current;
            var parameters = new Parameters(settings) { RefreshToken = Kept.Tokens.Current.Refresh };
            byte[] body = parameters.Body(settings.Provider.RefreshNames);
            Link.Send(HttpRequest.Post(Link.Endpoints!.Refresh, body, Response.MaximumBytes));
        }

        protected override Phase Follow(HttpResponse http, long now)
        {
            Response? response = Read(http);
            Verdict verdict = Verdicts.Of(http, response);
            if (verdict == Verdict.Granted)
            {
                // Saved before it is used: the server lets the old token go only once it has seen the new one.
                bool isSaved = Kept.Tokens.Save(Kept.Tokens.Current.Renewed(response!, Link.Date));
                Home.SetRenewed(isSaved, now);
                return Home.Return(isSaved ? now : now + CheckMilliseconds);
            }

            if (verdict == Verdict.Unanswered)
            {
                if (!http.IsTrouble)
                {
                    ForgetEndpoints();
                }

                return Home.ReturnOffline(Link.TroubleOf(http), now);
            }

            if (response!.error == Wire.InvalidGrant) // RFC 6749 5.2: revoked
            {
                return Home.Remove();
            }

            Log.Line("not renewed: " + response.error);
            Home.DelayRenewal(now + CheckMilliseconds);
            return Home.Return(now + CheckMilliseconds);
        }
    }
}
