using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Asks for the owner's words for the screen, again and again; by long polls where the server offers them.</summary>
    public sealed class Listening : HomeErrand
    {
        private const int WordsBytes = 2000; // 200 characters, each escaped
        private const int PlainMilliseconds = 60000; // between requests that are not held
        // After news that came at once: a server that always has some is not asked without end
        private const int AgainMilliseconds = 1000;
        private const int WithoutMilliseconds = 600000; // without long polls, after some that were cut
        private const int MostCuts = 2;

        private HttpRequest? _request;
        private long _nextAt;
        private long _plainUntil;
        private int _cuts; // long polls in a row that were cut
        private bool _isRejected; // the last request found the token at fault

        public Listening(PhaseBook phases, Home home)
            : base(phases, home)
        {
        }

        /// <summary>When the next request is due, milliseconds.</summary>
        public long NextAt
        {
            get { return Kept.Tokens.Current.HasApi ? _nextAt : Home.Never; }
        }

        /// <summary>After a start.</summary>
        public void Reset()
        {
            _nextAt = 0;
            _plainUntil = 0;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            Kept.Words.SaveWhenDue(now);
            return base.TakeTurn(now, isPressed);
        }

        protected override void Enter(long now)
        {
            Words words = Kept.Words.Current;
            int wait = now < _plainUntil ? 0 : words.WaitSeconds;
            string url = Kept.Settings.Current.Server + WellKnown.DeviceScreen;
            _request = HttpRequest.Get(url, WordsBytes, Kept.Tokens.Current.Access, wait, words.Tag);
            Link.Send(_request);
        }

        protected override Phase Follow(HttpResponse http, long now)
        {
            if (LongPoll.WasCut(_request!, http))
            {
                return FollowCut(now);
            }

            if (http.IsTrouble)
            {
                return Home.ReturnOffline(Link.TroubleOf(http), now);
            }

            if (Home.NeedsRefresh(http.IsTokenInvalid))
            {
                // A server that accepts the token elsewhere is not asked without end.
                _nextAt = _isRejected ? now + PlainMilliseconds : now;
                _isRejected = true;
                return Home.Refresh();
            }

            Schedule(http, now);
            _cuts = 0;
            return Home.Return();
        }

        private void Schedule(HttpResponse http, long now)
        {
            bool isAccepted = http.Status == 200 || http.Status == 304; // RFC 9110 15.4.5
            _isRejected &= !isAccepted;
            Response? response = http.Status == 200 ? Read(http) : null;
            if (response != null)
            {
                Use(Words.From(response, http.Tag), now);
                bool wasLong = now - Since >= Defaults.IntervalSeconds * 1000L;
                _nextAt = now + (Kept.Words.Current.WaitSeconds == 0 ? PlainMilliseconds : wasLong ? 0 : AgainMilliseconds);
            }
            else if (isAccepted || http.Status == 401)
            {
                bool wasHeld = LongPoll.WasHeld(_request!, http, now - Since, Defaults.IntervalSeconds);
                _nextAt = wasHeld ? now : now + PlainMilliseconds;
            }
            else
            {
                Log.Line("words: the server has none");
                _nextAt = Home.Never;
            }
        }

        private void Use(Words words, long now)
        {
            if (words.Text != Kept.Words.Current.Text)
            {
                Log.Line("words: new ones");
                Home.Touch(now);
            }

            Kept.Words.Use(words, now);
        }

        /// <summary>
        /// The server restarted, the Wi-Fi failed, or something on the way does not support long polls: the first two pass.
        /// </summary>
        private Phase FollowCut(long now)
        {
            _cuts++;
            if (_cuts >= MostCuts)
            {
                Log.Line("words: cut while held, now plainly");
                _plainUntil = now + WithoutMilliseconds;
                _cuts = 0;
            }

            _nextAt = now;
            return Home.ReturnToCheck(now);
        }
    }
}
