using System;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// A poll whose response the server holds back until somebody decides, where it offers that (RFC 7240 4.3). After one that
    /// was held, the next may follow at once; after one that was cut, this code is polled without.
    /// </summary>
    public static class LongPoll
    {
        /// <summary>The longest wait that is asked for, seconds: proxies cut at 30.</summary>
        public const int Most = 25;

        /// <summary>Seconds to ask for; 0 for plain polling.</summary>
        /// <param name="preferWait">The member prefer_wait of a response.</param>
        /// <param name="fallback">Where it says nothing.</param>
        public static int Offered(string preferWait, int fallback)
        {
            return Math.Min(Response.Seconds(preferWait, fallback), Most);
        }

        /// <summary>
        /// Whether the interval has passed within the poll itself. Both must be: the server's word that it counts from its
        /// response (RFC 7240 3), and the time, so that one that says so without waiting is not asked without end.
        /// </summary>
        public static bool WasHeld(HttpRequest poll, HttpResponse http, long tookMilliseconds, int intervalSeconds)
        {
            return poll.WaitSeconds > 0
                && http.Preference.ToLower().IndexOf(Wire.Wait) >= 0
                && tookMilliseconds >= intervalSeconds * 1000L;
        }

        /// <summary>
        /// Whether the server or something on the way ended a long poll too early: a cut, a gateway's time-out.
        /// </summary>
        public static bool WasCut(HttpRequest poll, HttpResponse http)
        {
            return poll.WaitSeconds > 0
                && (http.Failure == HttpFailure.Broken || http.Failure == HttpFailure.TimedOut
                    || http.Status == 408 || http.Status == 502 || http.Status == 504); // RFC 9110 15.5.9, 15.6.3, 15.6.5
        }
    }
}
