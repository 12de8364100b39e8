namespace Pairing.Firmware.Core.Buttons
{
    /// <summary>
    /// Makes presses of what a button does: a change counts once it has lasted, a short press is a release within a second.
    /// </summary>
    public sealed class Press
    {
        /// <summary>A contact bounces for less than this, milliseconds.</summary>
        public const int Debounce = 30;

        /// <summary>From here on it is a hold: the reset's bar appears, and letting go does nothing.</summary>
        public const int Hold = 1000;

        /// <summary>Held as long as this, the device forgets everything.</summary>
        public const int Reset = 10000;

        private bool _isDown;
        private bool _wasDown;
        private bool _isConsumed;
        private bool _hasFallen;
        private long _changedAt;
        private long _downSince;

        /// <summary>True in the one step in which a short press ended.</summary>
        public bool IsShort;

        /// <summary>True in the one step in which the hold became long enough for a reset.</summary>
        public bool IsReset;

        /// <summary>How long it has been held, 0 while it is up and after a reset.</summary>
        public int HeldMilliseconds;

        /// <summary>What is held now has had its effect: it is no reset, and letting go is no press.</summary>
        public void Consume()
        {
            _isConsumed = true;
            HeldMilliseconds = 0;
        }

        /// <param name="isDown">The level now, bounce and all.</param>
        /// <param name="hasFallen">Since the last call a press has begun that outlasted the bounce, and may be over.</param>
        /// <param name="now">Milliseconds.</param>
        public void Update(bool isDown, bool hasFallen, long now)
        {
            IsShort = false;
            IsReset = false;
            if (isDown != _wasDown)
            {
                _wasDown = isDown;
                _changedAt = now;
            }

            if (_wasDown != _isDown && now - _changedAt >= Debounce)
            {
                _isDown = _wasDown;
                if (_isDown)
                {
                    _downSince = _changedAt;
                    _isConsumed = false;
                }
                else
                {
                    IsShort = !_isConsumed && _changedAt - _downSince < Hold;
                }
            }

            _hasFallen = !_isDown && (_hasFallen || hasFallen); // what is felt to be down needs no event
            if (_hasFallen && !isDown)
            {
                _hasFallen = false;
                IsShort = true;
            }

            long end = _wasDown ? now : _changedAt; // what may be a release no longer counts as holding
            HeldMilliseconds = _isDown && !_isConsumed ? (int)(end - _downSince) : 0;
            if (HeldMilliseconds >= Reset)
            {
                IsReset = true;
                _isConsumed = true; // once a hold
                HeldMilliseconds = 0;
            }
        }
    }
}
