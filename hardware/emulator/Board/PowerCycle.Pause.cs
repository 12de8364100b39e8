using System.Threading;

namespace Pairing.Emulator.Board;

/// <summary>How a thread of the board waits.</summary>
internal sealed partial class PowerCycle
{
    /// <summary>One wait of one thread. It is over when it is woken, not only when the host gets round to running it.</summary>
    private sealed class Pause(PowerCycle cycle, bool isDue)
    {
        private const int Before = 0;
        private const int Within = 1;
        private const int After = 2;

        private readonly object sync = new();
        private HostManualResetEvent? due;
        private int phase = isDue ? After : Before;

        /// <summary>Before its thread ends it: the time has passed.</summary>
        public bool IsDue => Volatile.Read(ref phase) == After;

        /// <summary>To wait for, where it is not due yet. Not disposed: the timer may still be about to set it.</summary>
        public HostManualResetEvent Due
        {
            get
            {
                lock (sync)
                {
                    return due ??= new HostManualResetEvent(IsDue);
                }
            }
        }

        /// <summary>From here on the thread waits, if it has not been woken already.</summary>
        public void Begin()
        {
            if (Interlocked.CompareExchange(ref phase, Within, Before) == Before)
            {
                cycle.Rest();
            }
        }

        public void Ring()
        {
            End();
            lock (sync)
            {
                due?.Set();
            }
        }

        public void End()
        {
            if (Interlocked.Exchange(ref phase, After) == Within)
            {
                Interlocked.Increment(ref cycle.busy);
            }
        }
    }
}
