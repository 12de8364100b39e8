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

        private readonly CodeLook _look;
        private int _odd; // responses in a row that no token endpoint gives

        public Polling(PhaseBook phases, CodeLook look)
            : base(phases)
        {
            _look = look;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            _look.Turn(now, isPressed);
            HttpResponse? http = Link.TryTake();
            if (http == null)
            {
                Kept.Code.SaveWhenDue(now); // a long poll takes a while
                return this;
            }

            if (LongPoll.WasCut(Kept.Code.Poll, http))
            {
                // Something on the way does not support long polls. That is no trouble: this code is polled at intervals.
                Log.Line("polling: cut while held, now plainly");
                Kept.Code.PollPlainly();
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
            Link.Send(Kept.Code.Poll);
        }

        private Phase Follow(HttpResponse http, long now)
        {
            Response? response = Read(http);
            Verdict verdict = Verdicts.Of(http, response);
            if (Link.HasFailed && verdict != Verdict.Unanswered)
            {
                Log.Line("polling: the server responds again");
                Link.ClearFailures();
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
            CodeKeeper code = Kept.Code;
            if (now < code.ExpiresAt && LongPoll.WasHeld(code.Poll, http, now - Since, code.Current.IntervalSeconds))
            {
                Begin(now);
                return this;
            }

            return Wait(now);
        }

        private Phase Wait(long now)
        {
            return now >= Kept.Code.ExpiresAt ? End(Phases.Expired) : Phases.ShowingCode; // RFC 8628 3.2: expires_in
        }

        // RFC 8628 3.5: for this and all later polls
        private Phase SlowDown(Response response, long now)
        {
            PendingCode code = Kept.Code.Current;
            int asked = Response.Seconds(response.interval, 0); // GitHub tells the new one
            int slower = PollSchedule.SlowDown(code.IntervalSeconds);
            code.IntervalSeconds = asked > slower && asked <= Defaults.LifetimeSeconds ? asked : slower;
            Log.Line("polling: slower, every " + code.IntervalSeconds + " s");
            return Wait(now);
        }

        private Phase Retry(HttpResponse http, long now)
        {
            if (!Link.HasFailed)
            {
                Log.Line("polling: no response, " + Link.TroubleOf(http).Code);
            }

            if (_odd >= MostOdd)
            {
                ForgetEndpoints(); // for the next code
                if (now < Kept.Code.ExpiresAt)
                {
                    return Phases.InTrouble.For(Link.TroubleOf(http), true); // it says what; the code stays
                }
            }

            Link.CountFailure();
            return Wait(now);
        }

        private Phase Stop(string error, long now)
        {
            bool isGone = error == Wire.InvalidGrant;
            bool isForgotten = isGone && Kept.Code.Current.IsResumed;
            bool hasExpired = isGone && now >= Kept.Code.ExpiresAt; // some have no other word for it
            Kept.Code.Wipe();
            if (hasExpired)
            {
                return Phases.Expired;
            }

            if (isForgotten)
            {
                Log.Line("polling: the server no longer knows the code");
                return Phases.Next(now);
            }

            return Phases.InTrouble.For(Trouble.Of(Trouble.Refused, error), false); // RFC 8628 3.5: stop polling
        }

        private Phase Pair(Response response)
        {
            // First the tokens, then the code: a cut between the two finds both, and tokens go before codes.
            Kept.Tokens.Begin(Tokens.From(response, Kept.Code.Current.Profile, Link.Date));
            Kept.Code.Wipe();
            Kept.Code.ResetRenewals();
            Kept.Words.Wipe(); // of an owner before this one, should the flash have refused then
            return Phases.Approved;
        }

        private Phase End(Phase next)
        {
            Kept.Code.Wipe();
            return next;
        }
    }
}
