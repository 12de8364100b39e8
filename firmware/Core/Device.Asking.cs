using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>The first half of the device flow: finds the endpoints and asks for a code, or takes up one from before a restart.</summary>
    public sealed partial class Device
    {
        private const int MetadataBytes = 16384;
        private const int AnswerBytes = 8192;

        private Endpoints? _endpoints;
        private Answer? _answer;
        private int _place; // of the metadata document
        private WaitingCode? _code;
        private HttpRequest? _poll; // built once for all polls of a code
        private long _expiresAt; // RFC 8628 3.2, by the monotonic clock

        private void EnterDiscovering()
        {
            _place = 0;
            AskPlace();
        }

        private void AskPlace()
        {
            string url = Endpoints.Address(_settings!.Server, _place);
            _log.Line("discovering: " + url);
            Send(HttpRequest.Get(url, MetadataBytes));
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
            else if (http.IsTrouble)
            {
                Miss(TroubleOf(http), now);
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
                Wire.DeviceModel, _hardware.Board,
                Wire.DeviceVersion, Release.Version);
            Send(HttpRequest.Post(_endpoints!.DeviceAuthorization, form, AnswerBytes));
        }

        private void Ask(long now)
        {
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
                return;
            }

            if (http.IsTrouble || _answer == null)
            {
                Fail(TroubleOf(http), true, now);
            }
            else if (_answer.error == Wire.SlowDown)
            {
                Fail(Trouble.Busy, true, now); // RFC 8628 3.5 has the word for polls; a server short of codes says it here as well
            }
            else if (_answer.error.Length > 0)
            {
                _endpoints = Endpoints.FromSettings(_settings!); // the next attempt asks the server anew where to go
                Fail(Trouble.Refused(_answer.error), false, now);
            }
            else
            {
                Take(WaitingCode.From(_answer, _endpoints!.Token, _endpoints.WaitSeconds), now);
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
            _log.Line("code shown: for " + code.LifetimeSeconds + " s, polling every " + code.IntervalSeconds + " s"
                + (code.WaitSeconds > 0 ? ", held for " + code.WaitSeconds + " s" : ""));
            Adopt(code, now);
            Save(now);
            Go(code.WaitSeconds > 0 ? DeviceState.Polling : DeviceState.Waiting, now); // a poll that will be held need not wait first
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
            _poll = HttpRequest.Post(code.TokenEndpoint, PollForm(code), AnswerBytes, code.WaitSeconds);
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
    }
}
