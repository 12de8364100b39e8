using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core.Alive
{
    /// <summary>
    /// Says when the main loop has come to a stand. The loop beats, a second thread looks; both may at the same time.
    /// </summary>
    public sealed class Supervisor
    {
        /// <summary>Three times the loop's longest deadline, milliseconds.</summary>
        public const int Stall = 3 * HttpRequest.WholeDeadline;

        private readonly object _lock = new object();
        private readonly IClock _clock;
        private long _beatAt;

        public Supervisor(IClock clock)
        {
            _clock = clock;
            _beatAt = clock.Milliseconds;
        }

        public bool HasStalled
        {
            get
            {
                lock (_lock)
                {
                    return _clock.Milliseconds - _beatAt >= Stall;
                }
            }
        }

        /// <summary>The loop has come round.</summary>
        public void Beat()
        {
            lock (_lock)
            {
                _beatAt = _clock.Milliseconds;
            }
        }
    }
}
