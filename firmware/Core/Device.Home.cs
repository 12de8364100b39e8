using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>Life after pairing: asks the server now and then whether it still is, and renews its access token when told to.</summary>
    public sealed partial class Device
    {
        private const int CheckMilliseconds = 300000;
        private const long Never = long.MaxValue;

        private Tokens? _tokens;
        private long _checkAt;
        private bool _isReached; // the last check got an answer
        private bool _isRenewed; // the access token is as young as can be

        private void EnterHome(long now)
        {
            _log.Line("home");
            _checkAt = now;
            _isReached = true;
            _isRenewed = false;
            _failures = 0;
            Touch(now);
        }

        private void Stay(long now, bool pressed)
        {
            TouchWhen(pressed, now);
            KeepAgain(now);
            KeepWords(now);
            bool isAsked = pressed && _checkAt != Never; // who presses wants to know whether all is well
            if (now >= _checkAt || isAsked)
            {
                Go(DeviceState.Checking, now);
            }
            else if (_isReached && now >= _listenAt)
            {
                Go(DeviceState.Listening, now);
            }
        }

        private void EnterChecking()
        {
            Send(HttpRequest.Get(_settings!.Server + WellKnown.Device, AnswerBytes, _tokens!.Access));
        }

        private void Check(long now, bool pressed)
        {
            TouchWhen(pressed, now);
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
                return;
            }

            if (http.IsTrouble)
            {
                LogOnce(http);
                StayOffline(now);
            }
            else if (http.IsTokenInvalid && !_isRenewed)
            {
                GoRefresh(now);
            }
            else if (http.Status == 404)
            {
                ComeHome(Never, true, now); // a server that keeps no record of devices
            }
            else
            {
                Greet(http);
                ComeHome(now + CheckMilliseconds, true, now);
            }
        }

        // RFC 6749 6
        private void GoRefresh(long now)
        {
            if (_tokens!.Refresh.Length == 0)
            {
                Unlink(now);
            }
            else
            {
                Go(_endpoints == null ? DeviceState.Discovering : DeviceState.Refreshing, now);
            }
        }

        private void EnterRefreshing()
        {
            _log.Line("renewing the access token");
            byte[] form = Form.Of(
                Wire.GrantType, Wire.RefreshTokenGrant,
                Wire.RefreshToken, _tokens!.Refresh,
                Wire.ClientId, _settings!.ClientId,
                Wire.ClientSecret, _settings.ClientSecret);
            Send(HttpRequest.Post(_endpoints!.Token, form, AnswerBytes));
        }

        private void Refresh(long now, bool pressed)
        {
            TouchWhen(pressed, now);
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
                return;
            }

            Verdict verdict = Verdicts.Of(http, _answer);
            if (verdict == Verdict.Granted)
            {
                // Kept before it is used: the server lets the old token go only once the new one has been seen.
                bool isKept = Keep(_tokens!.Renewed(_answer!));
                _isRenewed = isKept;
                ComeHome(isKept ? now : now + CheckMilliseconds, true, now);
            }
            else if (verdict == Verdict.Unanswered)
            {
                LogOnce(http);
                StayOffline(now);
            }
            else if (_answer!.error == Wire.InvalidGrant) // RFC 6749 5.2: revoked
            {
                Unlink(now);
            }
            else
            {
                _log.Line("not renewed: " + _answer.error);
                ComeHome(now + CheckMilliseconds, true, now);
            }
        }

        private void Greet(HttpAnswer http)
        {
            _isRenewed = false;
            if (http.Status == 200 && _answer != null && _answer.account.Length > 0 && _answer.account != _tokens!.Account)
            {
                Keep(_tokens.For(_answer.account));
            }
        }

        /// <summary>Home again without having been away: what the screen shows does not begin anew.</summary>
        private void ComeHome(long checkAt, bool isReached, long now)
        {
            if (isReached && !_isReached)
            {
                _log.Line("home: the server answers again");
            }

            _failures = isReached ? 0 : _failures;
            _isReached = isReached;
            _checkAt = checkAt;
            _state = DeviceState.Home;
            _since = now;
            _until = checkAt < _listenAt || !isReached ? checkAt : _listenAt;
        }

        private void StayOffline(long now)
        {
            CountFailure();
            ComeHome(now + BackOff(Defaults.IntervalSeconds), false, now);
        }

        private void LogOnce(HttpAnswer http)
        {
            if (_isReached)
            {
                _log.Line("home: no answer, " + TroubleOf(http).Code);
            }
        }

        private void Unlink(long now)
        {
            _tokens = null;
            _tokenSlots.Wipe();
            ForgetWords();
            Go(DeviceState.Unlinked, now);
        }
    }
}
