using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>What the flash keeps, each by a keeper of its own, and the order in which it is read at a start.</summary>
    public sealed class Keepers
    {
        private const int ReadTries = 3;

        public readonly SettingsKeeper Settings;
        public readonly TokenKeeper Tokens;
        public readonly CodeKeeper Code;
        public readonly WordsKeeper Words;

        private readonly Slots _tokenSlots;
        private readonly Slots _codeSlots;
        private bool _isDoubtful; // the flash did not give all: the start is tried again
        private int _reads;

        public Keepers(IFlash flash, ILog log)
        {
            Settings = new SettingsKeeper(flash);
            _tokenSlots = new Slots(flash, "tokens");
            _codeSlots = new Slots(flash, "code");
            Tokens = new TokenKeeper(_tokenSlots, Settings, log);
            Code = new CodeKeeper(_codeSlots, Settings, log);
            Words = new WordsKeeper(flash, Settings);
        }

        public bool AreLoaded
        {
            get { return Settings.IsLoaded && !_isDoubtful; }
        }

        /// <summary>Only the settings; the rest is read by <see cref="Load"/>.</summary>
        public void Begin()
        {
            Settings.Load();
            Tokens.Clear();
            Code.Clear();
        }

        /// <summary>False when the flash has something that it does not give.</summary>
        public bool Load(long now)
        {
            byte[]? tokens = _tokenSlots.Read();
            bool hasCode = tokens == null && _codeSlots.Read() != null;
            bool isUnsure = _tokenSlots.IsDoubtful || (tokens == null && !hasCode && _codeSlots.IsDoubtful);

            // An error may pass, and the older of two records may hold a token that is dead: neither it nor a new code is used
            // at once.
            _isDoubtful = isUnsure && ((tokens == null && _tokenSlots.IsDoubtful) || ++_reads < ReadTries);
            Tokens.Load(_isDoubtful ? null : tokens);
            if (_isDoubtful)
            {
                return false;
            }

            if (Tokens.ArePresent)
            {
                Words.Load();
            }
            else
            {
                Code.Load(now);
            }

            return true;
        }

        /// <summary>All but the settings. False when the flash refuses.</summary>
        public bool Wipe()
        {
            return Tokens.Wipe() & Code.Wipe() & Words.Wipe();
        }
    }
}
