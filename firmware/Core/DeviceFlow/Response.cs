using System;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// All that a response of a server may hold, spelled as on the wire, since JSON is read into fields by name. All are strings:
    /// the number 5 is "5", and null is "".
    /// </summary>
    public sealed class Response
    {
        /// <summary>A longer one is a failure.</summary>
        public const int MaximumBytes = 8192;

        // RFC 8628 3.2
        public string device_code = "";
        public string user_code = "";
        public string verification_uri = "";
        public string verification_uri_complete = "";
        public string expires_in = "";
        public string interval = "";

        // Ours: for how many seconds a poll may be held (RFC 7240)
        public string prefer_wait = "";

        // RFC 6749 5.1
        public string access_token = "";
        public string token_type = "";
        public string refresh_token = "";

        // Ours: whose the device is, for the screen
        public string account = "";

        // Ours: the words for a screen
        public string text = "";

        // Whose a token is: GitHub's and Twitch's name for it, and that of OpenID Connect Core 5.1 and others
        public string login = "";
        public string name = "";

        // RFC 6749 5.2
        public string error = "";

        /// <summary>A count as "600" or "600.0", at most a day; the fallback for what is no count or less than 1.</summary>
        public static int Seconds(string text, int fallback)
        {
            int point = text.IndexOf('.');
            int end = Math.Min(point > 0 ? point : text.Length, MostDigits); // what has more is more than a day
            bool isCount = int.TryParse(text.Substring(0, end), out int seconds) && seconds > 0;
            return isCount ? Math.Min(seconds, Day) : fallback;
        }

        private const int Day = 86400;
        private const int MostDigits = 9;
    }
}
