using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>Tokens in memory and in flash, and what becomes of them when the flash gives or takes nothing.</summary>
    public sealed class TokenKeeper
    {
        private const int SaveAgainMilliseconds = 300000;

        private readonly Slots _slots;
        private readonly SettingsKeeper _settings;
        private readonly ILog _log;
        private Tokens? _current;
        private bool _isKept; // the flash holds tokens of this pairing
        private bool _isRefused; // the flash did not take the newest
        private long _saveAgainAt;

        public TokenKeeper(Slots slots, SettingsKeeper settings, ILog log)
        {
            _slots = slots;
            _settings = settings;
            _log = log;
        }

        /// <summary>The device is paired.</summary>
        public bool ArePresent
        {
            get { return _current != null; }
        }

        /// <summary>Only where they are present.</summary>
        public Tokens Current
        {
            get { return _current!; }
        }

        /// <summary>Empty when the server did not say, or while the device is not paired.</summary>
        public string Account
        {
            get { return _current == null ? "" : _current.Account; }
        }

        public bool AreRefused
        {
            get { return _isRefused; }
        }

        /// <param name="record">Null for none.</param>
        public void Load(byte[]? record)
        {
            _current = Tokens.Unpack(record, _settings.Current);
            _isKept = _current != null;
            _isRefused = false;
        }

        /// <summary>From memory alone.</summary>
        public void Clear()
        {
            _current = null;
        }

        public bool Wipe()
        {
            _current = null;
            return _slots.Wipe();
        }

        /// <summary>Those of a new pairing.</summary>
        public void Begin(Tokens tokens)
        {
            _isKept = false;
            Save(tokens);
        }

        /// <summary>True when they count from now on.</summary>
        public bool Save(Tokens tokens)
        {
            bool isWritten = _slots.Write(tokens.Pack(_settings.Current));
            if (isWritten == _isRefused)
            {
                _log.Line(isWritten ? "tokens saved after all" : "tokens not saved: the flash refuses");
            }

            // With older ones in the flash those are used on: they are what a power cut leaves, and the use of newer ones would
            // end them. With none there, memory is all there is.
            _current = isWritten || !_isKept ? tokens : _current;
            _isKept |= isWritten;
            _isRefused = !isWritten;
            return _current == tokens;
        }

        /// <summary>The flash may have room again.</summary>
        public void SaveAgainWhenDue(long now)
        {
            if (_isRefused && now >= _saveAgainAt)
            {
                _saveAgainAt = now + SaveAgainMilliseconds;
                Save(_current!);
            }
        }

        public void DelaySaving(long until)
        {
            _saveAgainAt = until;
        }
    }
}
