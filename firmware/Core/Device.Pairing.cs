using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>The device flow of RFC 8628: discover, ask, show, poll.</summary>
    public sealed partial class Device
    {
        private const int MetadataBytes = 16384;
        private const int AnswerBytes = 8192;
        private const int SaveMilliseconds = 60000;
        private const int RenewMilliseconds = 3000;
        private const int ApprovedMilliseconds = 3000;
        private const int Renewals = 3;

        private Endpoints? _endpoints;
        private Answer? _answer;
        private int _place; // of the metadata document
        private WaitingCode? _code;
        private HttpRequest? _poll; // built once for all polls of a code
        private long _expiresAt; // RFC 8628 3.2, by the monotonic clock
        private long _savedAt;
        private int _renewals;

        private void EnterDiscovering()
        {
            _place = 0;
            AskPlace();
        }

        private void AskPlace()
        {
            string url = Endpoints.Address(_settings!.Server, _place);
            _log.Line("discovering: " + url);
            _http.Start(HttpRequest.Get(url, MetadataBytes));
        }

        private void Discover(long now)
        {
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
                return;
            }

            _endpoints = http.Status == 200 && _answer != null ? Endpoints.FromMetadata(_settings!, _answer) : null;
            if (_endpoints != null)
            {
                Go(_tokens != null ? DeviceState.Refreshing : DeviceState.Asking, now);
            }
            else if (http.Status == 0 || http.Status >= 500)
            {
                Miss(Trouble.Of(http), now);
            }
            else if (++_place < Endpoints.Places)
            {
                AskPlace();
            }
            else
            {
                Miss(Trouble.NotPairing, now);
            }
        }

        /// <summary>A paired device that misses the server is none the less at home.</summary>
        private void Miss(Trouble trouble, long now)
        {
            if (_tokens != null)
            {
                StayOffline(now);
            }
            else
            {
                Fail(trouble, true, now);
            }
        }

        // RFC 8628 3.1
        private void EnterAsking()
        {
            _log.Line("asking for a code: " + _settings!.Host);
            byte[] form = Form.Of(
                Wire.ClientId, _settings.ClientId,
                Wire.ClientSecret, _settings.ClientSecret,
                Wire.Scope, _settings.Scope,
                Wire.DeviceName, _settings.Name,
                Wire.DeviceModel, _board,
                Wire.DeviceVersion, Release.Version);
            _http.Start(HttpRequest.Post(_endpoints!.DeviceAuthorization, form, AnswerBytes));
        }

        private void Ask(long now)
        {
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
                return;
            }

            if (http.Status < 200 || http.Status >= 500 || http.Status == 429 || _answer == null)
            {
                Fail(Trouble.Of(http), true, now);
            }
            else if (_answer.error.Length > 0)
            {
                _endpoints = Endpoints.FromSettings(_settings!); // the next attempt asks the server anew where to go
                Fail(Trouble.Refused(_answer.error), false, now);
            }
            else
            {
                Take(WaitingCode.From(_answer, _endpoints!.Token), now);
            }
        }

        private void Take(WaitingCode? code, long now)
        {
            if (code == null)
            {
                Fail(Trouble.NotUnderstood, true, now);
                return;
            }

            _failures = 0;
            _log.Line("code shown: for " + code.LifetimeSeconds + " s, polling every " + code.IntervalSeconds + " s");
            Adopt(code, now);
            Save(now);
            Go(DeviceState.Waiting, now);
        }

        /// <summary>A code from before a restart. How long the power was off nobody knows: the server says when it has expired.</summary>
        private void Resume(long now)
        {
            WaitingCode? code = WaitingCode.Unpack(_codeSlots.Read(), _settings!);
            if (code != null && _settings!.MayUse(code.TokenEndpoint))
            {
                _log.Line("code resumed: at most " + code.RemainingSeconds + " s left");
                Adopt(code, now);
            }
        }

        private void Adopt(WaitingCode code, long now)
        {
            _code = code;
            _expiresAt = now + code.RemainingSeconds * 1000L;
            _savedAt = now;
            _poll = HttpRequest.Post(code.TokenEndpoint, PollForm(code), AnswerBytes);
            ShowCode(now);
        }

        // RFC 8628 3.4
        private byte[] PollForm(WaitingCode code)
        {
            return Form.Of(
                Wire.GrantType, Wire.DeviceCodeGrant,
                Wire.DeviceCode, code.DeviceCode,
                Wire.ClientId, _settings!.ClientId,
                Wire.ClientSecret, _settings.ClientSecret);
        }

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
            else if (now - _savedAt >= SaveMilliseconds && now < _expiresAt)
            {
                Save(now);
            }
        }

        private void EnterPolling()
        {
            _http.Start(_poll!);
        }

        private void Poll(long now, bool pressed)
        {
            TurnCode(now, pressed);
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
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
                case Verdict.Pending: WaitOn(now); break;
                case Verdict.SlowDown: SlowDown(now); break;
                case Verdict.Denied: Drop(); Go(DeviceState.Denied, now); break; // RFC 8628 3.5
                case Verdict.Expired: Drop(); Go(DeviceState.Expired, now); break; // RFC 8628 3.5
                case Verdict.Refused: Refuse(now); break;
                case Verdict.Unanswered: PollAgain(http, now); break;
            }
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
                _log.Line("polling: no answer, " + Trouble.Of(http).Code);
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
            bool isKept = Keep(Tokens.From(_answer!));
            Drop();
            _renewals = 0;
            if (isKept)
            {
                Go(DeviceState.Approved, now);
            }
            else
            {
                Fail(Trouble.Storage, false, now);
            }
        }

        private void EnterApproved(long now)
        {
            _log.Line("paired");
            _until = now + ApprovedMilliseconds;
        }

        private void Welcome(long now)
        {
            if (now >= _until)
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

        private void Save(long now)
        {
            long left = (_expiresAt - now) / 1000;
            _code!.RemainingSeconds = left > 1 ? (int)left : 1;
            _savedAt = now;
            if (!_codeSlots.Write(_code.Pack(_settings!)))
            {
                _log.Line("code not kept: flash refuses"); // it is shown all the same; only a power cut would lose it
            }
        }

        private void Drop()
        {
            _code = null;
            _poll = null;
            _codeSlots.Wipe();
        }
    }
}
