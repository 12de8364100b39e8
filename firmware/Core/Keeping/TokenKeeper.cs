using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>Tokens in memory and in flash, and what becomes of them when the flash gives or takes nothing.</summary>
    public sealed class TokenKeeper
    {
        private const int SaveAgainMilliseconds = 300000;

        /// <summary>Only where they are present. This class alone sets it, and what follows.</summary>
        public Tokens Current = null!;

        /// <summary>The flash did not take the newest.</summary>
        public bool AreRefused;

        private readonly Slots _slots;
        private readonly SettingsKeeper _settings;
        private readonly ILog _log;
        private bool _isKept; // the flash holds tokens of this pairing
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
            get { return Current != null; }
        }

        /// <summary>Empty when the server did not say, or while the device is not paired.</summary>
        public string Account
        {
            get { return Current == null ? "" : Current.Account; }
        }

        /// <param name="record">Null for none.</param>
        public void Load(byte[]? record)
        {
            Current = Tokens.Unpack(record, _settings.Current)!;
            _isKept = Current != null;
            AreRefused = false;
        }

        /// <summary>From memory alone.</summary>
        public void Clear()
        {
            Current = null!;
        }

        public bool Wipe()
        {
            Current = null!;
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
            if (isWritten == AreRefused)
            {
                _log.Line(isWritten ? "tokens saved after all" : "tokens not saved: the flash refuses");
            }

            // With older ones in the flash those are used on: they are what a power cut leaves, and the use of newer ones would
            // end them. With none there, memory is all there is.
            Current = isWritten || !_isKept ? tokens : Current;
            _isKept |= isWritten;
            AreRefused = !isWritten;
            return Current == tokens;
        }

        /// <summary>The flash may have room again.</summary>
        public void SaveAgainWhenDue(long now)
        {
            if (AreRefused && now >= _saveAgainAt)
            {
                _saveAgainAt = now + SaveAgainMilliseconds;
                Save(Current);
            }
        }

        public void DelaySaving(long until)
        {
            _saveAgainAt = until;
        }
    }
}
