using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>The owner's words in memory and in flash.</summary>
    public sealed class WordsKeeper
    {
        private const int SaveMilliseconds = 60000; // the flash is written no more often, whatever the server sends
        private const int SaveAgainMilliseconds = 300000; // after it refused

        /// <summary>This class alone sets it.</summary>
        public Words Current = Words.None;

        private readonly Slots _slots;
        private readonly SettingsKeeper _settings;
        private bool _isUnsaved; // the flash has older ones
        private long _saveAt;

        public WordsKeeper(IFlash flash, SettingsKeeper settings)
        {
            _slots = new Slots(flash, "words");
            _settings = settings;
        }

        public void Load()
        {
            Current = Words.Unpack(_slots.Read(), _settings.Current);
            _isUnsaved = false;
        }

        public bool Wipe()
        {
            Current = Words.None;
            _isUnsaved = false;
            return _slots.Wipe();
        }

        public void Use(Words words, long now)
        {
            if (!words.IsSameAs(Current))
            {
                Current = words;
                _isUnsaved = true;
            }

            SaveWhenDue(now);
        }

        public void SaveWhenDue(long now)
        {
            if (_isUnsaved && now >= _saveAt)
            {
                _isUnsaved = !_slots.Write(Current.Pack(_settings.Current));
                _saveAt = now + (_isUnsaved ? SaveAgainMilliseconds : SaveMilliseconds);
            }
        }
    }
}
