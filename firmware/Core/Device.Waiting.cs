using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>The second half of the device flow: polls while the code shows, until the owner or the clock has decided (RFC 8628 3.5).</summary>
    public sealed partial class Device
    {
        private const int RenewMilliseconds = 3000;
        private const int ApprovedMilliseconds = 3000;
        private const int Renewals = 3;

        private int _renewals;

        private void EnterWaiting(long now)
        {
            long interval = PollSchedule.Wait(_code!.IntervalSeconds, 0, 0);
            long wait = BackOff(_code.IntervalSeconds);

            // The last poll comes when the code ends, not later: an approval of the last seconds is collected with it.
            long last = _expiresAt > now + interval ? _expiresAt : now + interval;
            _until = now + wait < last ? now + wait : last;
        }

        private void Wait(long now, bool pressed)
        {
            TurnCode(now, pressed);
            if (now >= _until)
            {
                Go(DeviceState.Polling, now);
            }
            else
            {
                SaveWhenDue(now);
            }
        }

        private void EnterPolling()
        {
            Send(_poll!);
        }

        private void Poll(long now, bool pressed)
        {
            TurnCode(now, pressed);
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
                SaveWhenDue(now); // a held poll goes on for long
                return;
            }

            if (HeldPoll.WasCut(_poll!, http))
            {
                PollPlainly(now);
                return;
            }

            Verdict verdict = Verdicts.Of(http, _answer);
            if (_failures > 0 && verdict != Verdict.Unanswered)
            {
                _log.Line("polling: the server answers again");
                _failures = 0;
            }

            switch (verdict)
            {
                case Verdict.Granted: Pair(now); break;
                case Verdict.Pending: WaitAfter(http, now); break;
                case Verdict.SlowDown: SlowDown(now); break;
                case Verdict.Denied: Drop(); Go(DeviceState.Denied, now); break; // RFC 8628 3.5
                case Verdict.Expired: Drop(); Go(DeviceState.Expired, now); break; // RFC 8628 3.5
                case Verdict.Refused: Refuse(now); break;
                case Verdict.Unanswered: PollAgain(http, now); break;
            }
        }

        // RFC 8628 3.5: the interval; after a poll that was held for as long, it has passed
        private void WaitAfter(HttpAnswer http, long now)
        {
            bool wasHeld = HeldPoll.WasHeld(_poll!, http, now - _since, _code!.IntervalSeconds);
            WaitOn(now);
            if (wasHeld && _state == DeviceState.Waiting)
            {
                Go(DeviceState.Polling, now);
            }
        }

        /// <summary>Somebody on the way does not bear a held poll. That is no trouble: for this code it is asked at intervals.</summary>
        private void PollPlainly(long now)
        {
            _log.Line("polling: cut while held, now plainly");
            _code!.WaitSeconds = 0;
            _poll = HttpRequest.Post(_code.TokenEndpoint, PollForm(_code), AnswerBytes);
            WaitOn(now);
        }

        private void WaitOn(long now)
        {
            if (now >= _expiresAt)
            {
                Drop();
                Go(DeviceState.Expired, now); // RFC 8628 3.2: expires_in
            }
            else
            {
                Go(DeviceState.Waiting, now);
            }
        }

        // RFC 8628 3.5: for this and all later polls
        private void SlowDown(long now)
        {
            _code!.IntervalSeconds = PollSchedule.SlowDown(_code.IntervalSeconds);
            _log.Line("polling: slower, every " + _code.IntervalSeconds + " s");
            WaitOn(now);
        }

        private void PollAgain(HttpAnswer http, long now)
        {
            if (_failures == 0)
            {
                _log.Line("polling: no answer, " + TroubleOf(http).Code);
            }

            CountFailure();
            WaitOn(now);
        }

        private void Refuse(long now)
        {
            bool isForgotten = _code!.IsResumed && _answer!.error == Wire.InvalidGrant;
            Drop();
            if (isForgotten)
            {
                _log.Line("polling: the server no longer knows the code");
                GoOn(now);
            }
            else
            {
                Fail(Trouble.Refused(_answer!.error), false, now); // RFC 8628 3.5: stop polling
            }
        }

        private void Pair(long now)
        {
            // First the tokens, then the code: a cut between the two finds both, and tokens go before codes.
            _isKept = false;
            Keep(Tokens.From(_answer!));
            Drop();
            ForgetWords(); // of whoever owned it before, should the flash have refused then
            _renewals = 0;
            Go(DeviceState.Approved, now);
        }

        private void EnterApproved(long now)
        {
            _log.Line("paired");
            _until = now + ApprovedMilliseconds;
        }

        private void Welcome(long now)
        {
            if (now >= _until && _isRefused)
            {
                Fail(Trouble.Storage, true, now); // it is paired, and its owner has to know for how long
                _until = now + WarnMilliseconds;
                _keepAt = _until;
            }
            else if (now >= _until)
            {
                Go(DeviceState.Home, now);
            }
        }

        private void EnterExpired(long now)
        {
            _log.Line("code expired");
            _until = now + RenewMilliseconds;
        }

        // RFC 8628 3.5 wants a person before a device asks anew; three codes are half an hour for one to come.
        private void Renew(long now, bool pressed)
        {
            if (pressed)
            {
                _renewals = 0;
                GoOn(now);
            }
            else if (_renewals < Renewals && now >= _until)
            {
                _renewals++;
                GoOn(now);
            }
        }
    }
}
