using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>The pending code: used, kept over a restart, dropped; and how many codes in a row nobody approved.</summary>
    public sealed class CodeKeeper
    {
        private const int SaveMilliseconds = 60000;
        private const int Renewals = 3;

        private readonly Slots _slots;
        private readonly SettingsKeeper _settings;
        private readonly ILog _log;
        private PendingCode? _current;
        private HttpRequest? _poll; // built once for all polls of a code
        private long _usedSince;
        private long _expiresAt; // RFC 8628 3.2, by the monotonic clock
        private long _savedAt;
        private int _renewals;

        public CodeKeeper(Slots slots, SettingsKeeper settings, ILog log)
        {
            _slots = slots;
            _settings = settings;
            _log = log;
        }

        public bool IsPresent
        {
            get { return _current != null; }
        }

        /// <summary>Only where it is present.</summary>
        public PendingCode Current
        {
            get { return _current!; }
        }

        public HttpRequest Poll
        {
            get { return _poll!; }
        }

        public long UsedSince
        {
            get { return _usedSince; }
        }

        public long ExpiresAt
        {
            get { return _expiresAt; }
        }

        public bool MayRenew
        {
            get { return _renewals < Renewals; }
        }

        /// <summary>Counts a new code that no person asked for; false when there were enough.</summary>
        public bool TryRenew()
        {
            return MayRenew && ++_renewals > 0;
        }

        /// <summary>A person is there.</summary>
        public void ResetRenewals()
        {
            _renewals = 0;
        }

        /// <summary>
        /// A code from before a restart. For how long the power was off is unknown: the server says when the code has expired.
        /// </summary>
        public void Load(long now)
        {
            PendingCode? code = PendingCode.Unpack(_slots.Read(), _settings.Current);
            if (code != null && _settings.Current.MayUse(code.TokenEndpoint))
            {
                _log.Line("code resumed: at most " + code.RemainingSeconds + " s left");
                Use(code, now);
            }
        }

        public void Use(PendingCode code, long now)
        {
            _current = code;
            _usedSince = now;
            _expiresAt = now + code.RemainingSeconds * 1000L;
            _savedAt = now;
            _poll = PollFor(code);
        }

        /// <summary>Without long polls, for this code.</summary>
        public void PollPlainly()
        {
            _current!.WaitSeconds = 0;
            _poll = PollFor(_current);
        }

        public void SaveWhenDue(long now)
        {
            if (now - _savedAt >= SaveMilliseconds && now < _expiresAt)
            {
                Save(now);
            }
        }

        public void Save(long now)
        {
            long left = (_expiresAt - now) / 1000;
            _current!.RemainingSeconds = left > 1 ? (int)left : 1;
            _savedAt = now;
            if (!_slots.Write(_current.Pack(_settings.Current)))
            {
                _log.Line("code not saved: the flash refuses"); // it is shown all the same; only a power cut would lose it
            }
        }

        /// <summary>From memory alone.</summary>
        public void Clear()
        {
            _current = null;
            _poll = null;
            _renewals = 0;
        }

        public bool Wipe()
        {
            _current = null;
            _poll = null;
            return _slots.Wipe();
        }

        // RFC 8628 3.4
        private HttpRequest PollFor(PendingCode code)
        {
            DeviceSettings settings = _settings.Current;
            var parameters = new Parameters(settings) { DeviceCode = code.DeviceCode, UserCode = code.UserCode };
            byte[] body = parameters.Body(settings.Provider.PollNames);
            return HttpRequest.Post(code.TokenEndpoint, body, Response.MaximumBytes, code.WaitSeconds);
        }
    }
}
