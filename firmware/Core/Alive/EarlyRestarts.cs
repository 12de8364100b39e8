using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Alive
{
    /// <summary>
    /// Counts, in flash, the starts in a row that did not last. A count that flash will not keep stays 0: a board with a broken
    /// flash must not be held back as well.
    /// </summary>
    public sealed class EarlyRestarts
    {
        /// <summary>So many, and the next start is a safe one.</summary>
        public const int Most = 5;

        /// <summary>
        /// A start that lasted so long was good, milliseconds; a stall is noticed sooner (<see cref="Supervisor.Stall"/>).
        /// </summary>
        public const int Good = 180000;

        private readonly IClock _clock;
        private readonly Slots _slots;
        private readonly long _startedAt;
        private bool _isCounted = true;

        /// <summary>Counts this start as one that did not last, until it has.</summary>
        public EarlyRestarts(IFlash flash, IClock clock)
        {
            _clock = clock;
            _slots = new Slots(flash, "starts");
            _startedAt = clock.Milliseconds;
            byte[]? record = _slots.Read();
            int before = record != null && record.Length == 1 ? record[0] : 0;
            AreTooMany = before >= Most;
            if (!AreTooMany)
            {
                _slots.Write(new byte[] { (byte)(before + 1) });
            }
        }

        public bool AreTooMany;

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
