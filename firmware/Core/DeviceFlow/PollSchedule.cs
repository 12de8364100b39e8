using System;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// The polling ladder, a pure function. With an interval of 5 s, before jitter:
    ///     the server answered     5 s
    ///     unreachable             10, 20, 40, 60.3, 60.3 ... s
    ///     told to slow down       the interval becomes 10, 15, 20 ... 60 s, for good
    ///     told Retry-After        so long, if that is longer
    /// </summary>
    public static class PollSchedule
    {
        /// <summary>
        /// The longest wait that a failure leads to, before jitter, milliseconds. Its 300 ms over the minute make up for the
        /// quick first rungs: a day without a server is at most 1,440 requests.
        /// </summary>
        public const int Longest = 60300;

        /// <summary>The range of the chance that <see cref="Wait"/> takes.</summary>
        public const int Chances = 101;

        private const int MostRetryAfter = 600; // seconds

        /// <summary>
        /// RFC 8628 3.5: slow_down adds 5 seconds to this and all later waits; here up to 60 s, and never less than before.
        /// </summary>
        public static int SlowDown(int intervalSeconds)
        {
            int most = Math.Max(intervalSeconds, Defaults.MaximumIntervalSeconds);
            return Math.Min(intervalSeconds + Defaults.SlowDownSeconds, most);
        }

        /// <summary>Milliseconds from the last answer, or from its failure, to the next poll.</summary>
        /// <param name="intervalSeconds">RFC 8628 3.2: the least that may lie between two polls.</param>
        /// <param name="failures">How many polls in a row got no answer.</param>
        /// <param name="chance">0 to 100: how much of the jitter of 10 %, which keeps a roomful of devices out of step.</param>
        public static int Wait(int intervalSeconds, int failures, int chance)
        {
            int interval = intervalSeconds * 1000;
            if (failures == 0)
            {
                return interval; // RFC 8628 3.5: wait at least the interval
            }

            int wait = interval;
            for (int i = 0; i < failures && wait < Longest; i++)
            {
                wait *= 2; // RFC 8628 3.5: on a connection time-out, exponential backoff
            }

            wait = Math.Min(wait, Longest);
            wait += wait / 1000 * chance; // only ever later: at the top of the ladder that is at most one a minute
            return Math.Max(wait, interval);
        }

        /// <summary>
        /// How many seconds a server wants to be left alone, 0 for none. A proxy's odd number does not silence it for a day.
        /// A date is taken as none: board and server need not agree on the time.
        /// </summary>
        public static int Asked(string retryAfter)
        {
            return Math.Min(Response.Seconds(retryAfter, 0), MostRetryAfter);
        }

        /// <summary>RFC 9110 10.2.3: not sooner than the server asked for, and not all devices in the same second.</summary>
        /// <param name="wait">What it would be otherwise, milliseconds.</param>
        /// <param name="retryAfterSeconds">What the server asked for; 0 for nothing.</param>
        /// <param name="chance">As for <see cref="Wait"/>.</param>
        public static int RetryAfter(int wait, int retryAfterSeconds, int chance)
        {
            return Math.Max(wait, retryAfterSeconds * 1000 + retryAfterSeconds * chance);
        }
    }
}
