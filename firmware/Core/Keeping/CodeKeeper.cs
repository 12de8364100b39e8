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

        /// <summary>Only where it is present. This class alone sets it, and what follows.</summary>
        public PendingCode Current = null!;

        public HttpRequest Poll = null!; // built once for all polls of a code
        public long UsedSince;
        public long ExpiresAt; // RFC 8628 3.2, by the monotonic clock

        private readonly Slots _slots;
        private readonly SettingsKeeper _settings;
        private readonly ILog _log;
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
            get { return Current != null; }
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
            Current = code;
            UsedSince = now;
            ExpiresAt = now + code.RemainingSeconds * 1000L;
            _savedAt = now;
            Poll = PollFor(code);
        }

        /// <summary>Without long polls, for this code.</summary>
        public void PollPlainly()
        {
            Current.WaitSeconds = 0;
            Poll = PollFor(Current);
        }

        public void SaveWhenDue(long now)
        {
            if (now - _savedAt >= SaveMilliseconds && now < ExpiresAt)
            {
                Save(now);
            }
        }

        public void Save(long now)
        {
            long left = (ExpiresAt - now) / 1000;
            Current.RemainingSeconds = left > 1 ? (int)left : 1;
            _savedAt = now;
            if (!_slots.Write(Current.Pack(_settings.Current)))
            {
                _log.Line("code not saved: the flash refuses"); // it is shown all the same; only a power cut would lose it
            }
        }

        /// <summary>From memory alone.</summary>
        public void Clear()
        {
            Current = null!;
            Poll = null!;
            _renewals = 0;
        }

        public bool Wipe()
        {
            Current = null!;
            Poll = null!;
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
