using System;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>How long a server wants to be left alone (RFC 9110 10.2.3).</summary>
    public static class RetryAfter
    {
        /// <summary>What is believed at most, seconds: a proxy's odd number must not silence a device for a day.</summary>
        public const int Most = 600;

        /// <summary>Seconds; 0 for none. A date is taken as none: board and server need not agree on the time.</summary>
        public static int Seconds(string header)
        {
            return Math.Min(Response.Seconds(header, 0), Most);
        }
    }
}
