using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>The first half of the device flow: finds the endpoints and asks for a code.</summary>
    public sealed partial class Device
    {
        private const int MetadataBytes = 16384;
        private const int AnswerBytes = 8192;

        private Endpoints? _endpoints;
        private int _place; // of the metadata document

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
    }
}
