namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>
    /// All that any answer of a server may hold, spelled as on the wire since the JSON library matches members by name.
    /// All are strings: it reads the number 5 as "5" and null as "", where a null for an int would break it.
    /// </summary>
    public sealed class Answer
    {
        // RFC 8414 2
        public string issuer { get; set; } = "";
        public string device_authorization_endpoint { get; set; } = ""; // RFC 8628 4
        public string token_endpoint { get; set; } = "";

        // RFC 8628 3.2
        public string device_code { get; set; } = "";
        public string user_code { get; set; } = "";
        public string verification_uri { get; set; } = "";
        public string verification_uri_complete { get; set; } = "";
        public string expires_in { get; set; } = "";
        public string interval { get; set; } = "";

        // Ours, here and in metadata: for how many seconds a poll may be held (RFC 7240)
        public string prefer_wait { get; set; } = "";

        // RFC 6749 5.1
        public string access_token { get; set; } = "";
        public string token_type { get; set; } = "";
        public string refresh_token { get; set; } = "";

        // Ours: whose the device is, for the screen
        public string account { get; set; } = "";

        // Ours: the words for a screen
        public string text { get; set; } = "";

        // RFC 6749 5.2
        public string error { get; set; } = "";

        /// <summary>A count as "600" or "600.0", at most a day; the fallback for what is no count or less than 1.</summary>
        public static int Seconds(string text, int fallback)
        {
            int point = text.IndexOf('.');
            string whole = point > 0 ? text.Substring(0, point) : text;
            if (whole.Length > MostDigits && IsDigits(whole))
            {
                return Day; // more than an int holds
            }

            if (!int.TryParse(whole, out int seconds) || seconds < 1)
            {
                return fallback;
            }

            return seconds < Day ? seconds : Day;
        }

        private static bool IsDigits(string text)
        {
            foreach (char c in text)
            {
                if (c < '0' || c > '9')
                {
                    return false;
                }
            }

            return true;
        }

        private const int Day = 86400;
        private const int MostDigits = 9;
    }
}
