using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Asks the server whether the device is still paired, and with whom.</summary>
    public sealed class Checking : HomeErrand
    {
        public Checking(PhaseBook phases, Home home, Keepers kept, ServerLink link)
            : base(phases, home, kept, link)
        {
        }

        protected override void Enter(long now)
        {
            string url = Kept.Settings.Current.Server + WellKnown.Device;
            Link.Send(HttpRequest.Get(url, Response.MaximumBytes, Kept.Tokens.Current.Access));
        }

        protected override Phase Follow(HttpResponse http, long now)
        {
            if (http.IsTrouble)
            {
                return Home.ReturnOffline(Link.TroubleOf(http), now);
            }

            if (Home.NeedsRefresh(http))
            {
                return Home.Refresh();
            }

            if (http.Status == 404)
            {
                return Home.Return(Home.Never); // a server that keeps no record of devices
            }

            Home.SetRenewed(false);
            UpdateAccount(http);
            return Home.Return(now + CheckMilliseconds);
        }

        private void UpdateAccount(HttpResponse http)
        {
            Response? response = http.Status == 200 ? Link.Read(http) : null;
            Tokens tokens = Kept.Tokens.Current;
            if (response != null && response.account.Length > 0 && response.account != tokens.Account)
            {
                Kept.Tokens.Save(tokens.For(response.account));
            }
        }
    }
}
