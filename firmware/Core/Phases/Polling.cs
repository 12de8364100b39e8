using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Asks whether the owner has decided (RFC 8628 3.4 and 3.5), while the code shows.</summary>
    public sealed class Polling : Phase
    {
        private const int MostOdd = 3;

        private readonly Keepers _kept;
        private readonly ServerLink _link;
        private readonly CodeLook _look;
        private int _odd; // responses in a row that no token endpoint gives

        public Polling(PhaseBook phases, Keepers kept, ServerLink link, CodeLook look)
            : base(phases)
        {
            _kept = kept;
            _link = link;
            _look = look;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            _look.Turn(now, isPressed);
            HttpResponse? http = _link.TryTake();
            if (http == null)
            {
                _kept.Code.SaveWhenDue(now); // a long poll takes a while
                return this;
            }

            if (LongPoll.WasCut(_kept.Code.Poll, http))
            {
                // Something on the way does not support long polls. That is no trouble: this code is polled at intervals.
                Log.Line("polling: cut while held, now plainly");
                _kept.Code.PollPlainly();
                return Wait(now);
            }

            return Follow(http, now);
        }

        public override Screen Show(Screen shown, long now)
        {
            return _look.Show(shown, now, 0);
        }

        protected override void Enter(long now)
        {
            _link.Send(_kept.Code.Poll);
        }

        private Phase Follow(HttpResponse http, long now)
        {
            Response? response = Dialect.Read(_kept.Settings.Current.Provider, http);
            Verdict verdict = Verdicts.Of(http, response);
            if (_link.HasFailed && verdict != Verdict.Unanswered)
            {
                Log.Line("polling: the server responds again");
                _link.ClearFailures();
            }

            bool isOdd = verdict == Verdict.Unanswered && (http.IsPage || http.IsRedirect || http.Status / 100 == 4);
            _odd = isOdd && !http.IsBusy ? _odd + 1 : 0;
            switch (verdict)
            {
                case Verdict.Granted: return Pair(response!);
                case Verdict.Pending: return WaitAfter(http, now);
                case Verdict.SlowDown: return SlowDown(response!, now);
                case Verdict.Denied: return End(Phases.Denied); // RFC 8628 3.5
                case Verdict.Expired: return End(Phases.Expired); // RFC 8628 3.5
                case Verdict.Refused: return Stop(response!.error, now);
                default: return Retry(http, now);
            }
        }

        // RFC 8628 3.5: the interval; after a poll that was held for as long, it has passed
        private Phase WaitAfter(HttpResponse http, long now)
        {
            CodeKeeper code = _kept.Code;
            if (now < code.ExpiresAt && LongPoll.WasHeld(code.Poll, http, now - Since, code.Current.IntervalSeconds))
            {
                Begin(now);
                return this;
            }

            return Wait(now);
        }

        private Phase Wait(long now)
        {
            return now >= _kept.Code.ExpiresAt ? End(Phases.Expired) : Phases.ShowingCode; // RFC 8628 3.2: expires_in
        }

        // RFC 8628 3.5: for this and all later polls
        private Phase SlowDown(Response response, long now)
        {
            PendingCode code = _kept.Code.Current;
            int asked = Response.Seconds(response.interval, 0); // GitHub tells the new one
            int slower = PollSchedule.SlowDown(code.IntervalSeconds);
            code.IntervalSeconds = asked > slower && asked <= Defaults.LifetimeSeconds ? asked : slower;
            Log.Line("polling: slower, every " + code.IntervalSeconds + " s");
            return Wait(now);
        }

        private Phase Retry(HttpResponse http, long now)
        {
            if (!_link.HasFailed)
            {
                Log.Line("polling: no response, " + _link.TroubleOf(http).Code);
            }

            if (_odd >= MostOdd)
            {
                return Phases.InTrouble.For(_link.TroubleOf(http), true); // it says what; the code stays
            }

            _link.CountFailure();
            return Wait(now);
        }

        private Phase Stop(string error, long now)
        {
            bool isGone = error == Wire.InvalidGrant;
            bool isForgotten = isGone && _kept.Code.Current.IsResumed;
            bool hasExpired = isGone && now >= _kept.Code.ExpiresAt; // some have no other word for it
            _kept.Code.Wipe();
            if (hasExpired)
            {
                return Phases.Expired;
            }

            if (isForgotten)
            {
                Log.Line("polling: the server no longer knows the code");
                return Phases.Next(now);
            }

            return Phases.InTrouble.For(Trouble.Refused(error), false); // RFC 8628 3.5: stop polling
        }

        private Phase Pair(Response response)
        {
            // First the tokens, then the code: a cut between the two finds both, and tokens go before codes.
            _kept.Tokens.Begin(Tokens.From(response, _kept.Code.Current.Profile, _link.Date));
            _kept.Code.Wipe();
            _kept.Code.ResetRenewals();
            _kept.Words.Wipe(); // of an owner before this one, should the flash have refused then
            return Phases.Approved;
        }

        private Phase End(Phase next)
        {
            _kept.Code.Wipe();
            return next;
        }
    }
}
