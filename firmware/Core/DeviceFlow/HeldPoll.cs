using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// A poll whose answer the server holds back until somebody decides, where it offers that (RFC 7240 4.3). The next may follow at
    /// once on one that was held; whatever breaks off while it is held is not tried again for this code.
    /// </summary>
    public static class HeldPoll
    {
        /// <summary>The longest wait that is asked for, seconds: proxies cut at 30.</summary>
        public const int Most = 25;

        /// <summary>Seconds to ask for; 0 for plain polling.</summary>
        /// <param name="answer">Metadata or device authorization answer.</param>
        /// <param name="fallback">Where it says nothing.</param>
        public static int Offered(Answer answer, int fallback)
        {
            int offered = Answer.Seconds(answer.prefer_wait, fallback);
            return offered < Most ? offered : Most;
        }

        /// <summary>
        /// Whether the interval has passed within the poll itself. Both must be: the server's word that it counts from its answer
        /// (RFC 7240 3), and the time, so that one that says so without waiting is not asked without end.
        /// </summary>
        public static bool WasHeld(HttpRequest poll, HttpAnswer http, long tookMilliseconds, int intervalSeconds)
        {
            return poll.WaitSeconds > 0
                && http.Preference.ToLower().IndexOf(Wire.Wait) >= 0
                && tookMilliseconds >= intervalSeconds * 1000L;
        }

        /// <summary>Whether somebody on the way, or the server, ended a poll that was to be held: a cut, a gateway's time-out.</summary>
        public static bool WasCut(HttpRequest poll, HttpAnswer http)
        {
            return poll.WaitSeconds > 0
                && (http.Failure == HttpFailure.Broken || http.Failure == HttpFailure.TimedOut
                    || http.Status == 408 || http.Status == 502 || http.Status == 504); // RFC 9110 15.5.9, 15.6.3, 15.6.5
        }
    }
}
