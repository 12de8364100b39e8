using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Asks the server whether the device is still paired, and with whom; seldom where it lacks our API.</summary>
    public sealed class Checking : HomeErrand
    {
        private const int ProfileMilliseconds = 3600000; // Twitch wants a look each hour

        public Checking(PhaseBook phases, Home home)
            : base(phases, home)
        {
        }

        protected override void Enter(long now)
        {
            Tokens tokens = Kept.Tokens.Current;
            int word = tokens.Profile.IndexOf(' ') + 1;
            string url = (tokens.HasApi ? Kept.Settings.Current.Server : "") + tokens.Profile.Substring(word);
            Link.Send(HttpRequest.Get(url, Response.MaximumBytes, tokens.Profile.Substring(0, word) + tokens.Access));
        }

        protected override Phase Follow(HttpResponse http, long now)
        {
            if (http.IsTrouble)
            {
                return Home.ReturnOffline(Link.TroubleOf(http), now);
            }

            return Kept.Tokens.Current.HasApi ? FollowApi(http, now) : FollowProfile(http, now);
        }

        private Phase FollowApi(HttpResponse http, long now)
        {
            if (Home.NeedsRefresh(http.IsTokenInvalid))
            {
                return Home.Refresh();
            }

            if (http.Status == 404)
            {
                return Home.Return(Home.Never); // a server that keeps no record of devices
            }

            Home.AcceptToken();
            Response? response = http.Status == 200 ? Read(http) : null;
            Use(response == null ? "" : response.account);
            return Home.Return(now + CheckMilliseconds);
        }

        /// <summary>Servers differ in how they refuse a token: any 401, or the word of RFC 6750 3.1 in the body.</summary>
        private Phase FollowProfile(HttpResponse http, long now)
        {
            Response? profile = Read(http);
            if (Home.NeedsRefresh(http.Status == 401 || (profile != null && profile.error == Wire.InvalidToken)))
            {
                return Home.Refresh();
            }

            if (http.Status != 200)
            {
                Log.Line("home: no profile, " + http.Status); // not with this scope
                return Home.Return(Home.Never);
            }

            Home.AcceptToken();
            Use(profile == null ? "" : profile.login.Length > 0 ? profile.login : profile.name);
            return Home.Return(now + ProfileMilliseconds);
        }

        private void Use(string account)
        {
            Tokens tokens = Kept.Tokens.Current;
            if (account.Length > 0 && account != tokens.Account)
            {
                Kept.Tokens.Save(tokens.For(account));
            }
        }
    }
}
