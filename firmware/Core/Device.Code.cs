using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>The code that waits: taken up, kept over a restart, dropped.</summary>
    public sealed partial class Device
    {
        private const int SaveMilliseconds = 60000;

        private WaitingCode? _code;
        private HttpRequest? _poll; // built once for all polls of a code
        private long _expiresAt; // RFC 8628 3.2, by the monotonic clock
        private long _savedAt;

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

        private void SaveWhenDue(long now)
        {
            if (now - _savedAt >= SaveMilliseconds && now < _expiresAt)
            {
                Save(now);
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
