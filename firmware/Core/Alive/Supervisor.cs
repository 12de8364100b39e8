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

        private readonly IClock _clock;
        private int _beatAt; // the lower half, which one thread writes whole while another reads it (ECMA-335 I.12.6.6)

        public Supervisor(IClock clock)
        {
            _clock = clock;
            Beat();
        }

        public bool HasStalled
        {
            get { return (int)_clock.Milliseconds - _beatAt >= Stall; }
        }

        /// <summary>The loop has come round.</summary>
        public void Beat()
        {
            _beatAt = (int)_clock.Milliseconds;
        }
    }
}
