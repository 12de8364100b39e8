using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Alive
{
    /// <summary>
    /// Counts, in flash, the starts in a row that did not last, and keeps whether the last one got past the settings. A count
    /// that flash will not keep stays 0: a board with a broken flash must not be held back as well.
    /// </summary>
    public sealed class EarlyRestarts
    {
        /// <summary>So many, and the next start is a safe one.</summary>
        public const int Most = 5;

        /// <summary>
        /// A start that lasted so long was good, milliseconds; a stall is noticed sooner (<see cref="Supervisor.Stall"/>).
        /// </summary>
        public const int Good = 180000;

        private const int Unproven = 128; // beside the count: the settings were being read

        private readonly IClock _clock;
        private readonly Slots _slots;
        private readonly long _startedAt;
        private readonly int _count;
        private bool _isCounted = true;

        /// <summary>Counts this start as one that did not last, until it has.</summary>
        public EarlyRestarts(IFlash flash, IClock clock)
        {
            _clock = clock;
            _slots = new Slots(flash, "starts");
            _startedAt = clock.Milliseconds;
            byte[]? record = _slots.Read();
            int before = record != null && record.Length == 1 ? record[0] : 0;
            _count = before % Unproven;
            AreTooMany = _count >= Most;
            MayReadSettings = !AreTooMany || before < Unproven;
            if (!AreTooMany)
            {
                _count++;
                _slots.Write(new byte[] { (byte)(_count + Unproven) });
            }
        }

        public bool AreTooMany;

        /// <summary>False when the last of too many starts ended while it read the settings or tried what they say.</summary>
        public readonly bool MayReadSettings;

        /// <summary>The settings are read, and their pins and their panel are in use.</summary>
        public void ProveSettings()
        {
            if (!AreTooMany)
            {
                _slots.Write(new byte[] { (byte)_count });
            }
        }

        /// <summary>Called now and then: a start that has lasted clears the count.</summary>
        public void Check()
        {
            if (_isCounted && !AreTooMany && _clock.Milliseconds - _startedAt >= Good)
            {
                Forget();
            }
        }

        /// <summary>Somebody has seen it.</summary>
        public void Forget()
        {
            _isCounted = false;
            AreTooMany = false;
            _slots.Wipe();
        }
    }
}
