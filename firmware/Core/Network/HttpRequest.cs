namespace Pairing.Firmware.Core.Network
{
    /// <summary>What is sent, and how much time and memory the answer may take. Nothing in it changes: a poll is built once.</summary>
    public sealed class HttpRequest
    {
        /// <summary>Until the connection stands, milliseconds.</summary>
        public const int ConnectDeadline = 10000;

        /// <summary>From the request to the answer's headers, milliseconds.</summary>
        public const int HeadersDeadline = 15000;

        /// <summary>The longest silence within the answer's body, milliseconds.</summary>
        public const int SilenceDeadline = 5000;

        /// <summary>For all of it, milliseconds.</summary>
        public const int WholeDeadline = 30000;

        private HttpRequest(string url, byte[]? form, string bearer, int maximumBytes)
        {
            Url = url;
            Form = form;
            Bearer = bearer;
            MaximumBytes = maximumBytes;
        }

        public string Url { get; }

        /// <summary>By TLS.</summary>
        public bool IsSafe
        {
            get { return Url.StartsWith("https:"); }
        }

        /// <summary>The form that a POST carries; null for a GET.</summary>
        public byte[]? Form { get; }

        /// <summary>The access token for the Authorization header (RFC 6750 2.1); empty for none.</summary>
        public string Bearer { get; }

        /// <summary>A longer answer is a failure.</summary>
        public int MaximumBytes { get; }

        public static HttpRequest Get(string url, int maximumBytes, string bearer = "")
        {
            return new HttpRequest(url, null, bearer, maximumBytes);
        }

        public static HttpRequest Post(string url, byte[] form, int maximumBytes)
        {
            return new HttpRequest(url, form, "", maximumBytes);
        }
    }
}
