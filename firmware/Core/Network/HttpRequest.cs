namespace Pairing.Firmware.Core.Network
{
    /// <summary>
    /// What is sent, and how much time and memory the response may take. Nothing in it changes: a poll is built once.
    /// </summary>
    public sealed class HttpRequest
    {
        /// <summary>Until the connection stands, milliseconds.</summary>
        public const int ConnectDeadline = 10000;

        /// <summary>From the request to the response's headers, milliseconds, where it is not held.</summary>
        public const int HeadersDeadline = 15000;

        /// <summary>The longest silence within the response's body, milliseconds.</summary>
        public const int SilenceDeadline = 5000;

        /// <summary>For all of it, milliseconds, where it is not held.</summary>
        public const int WholeDeadline = 30000;

        private HttpRequest(string url, byte[]? form, string bearer, int maximumBytes, int waitSeconds, string known)
        {
            Known = known;
            WaitSeconds = waitSeconds;
            Url = url;
            Form = form;
            Bearer = bearer;
            MaximumBytes = maximumBytes;
        }

        public readonly string Url;

        /// <summary>By TLS.</summary>
        public bool IsSafe
        {
            get { return Url.StartsWith("https:"); }
        }

        /// <summary>The form or JSON that a POST carries; null for a GET.</summary>
        public readonly byte[]? Form;

        /// <summary>It is JSON: no form begins so, since a brace in one is escaped.</summary>
        public bool IsJson
        {
            get { return Form != null && Form.Length > 0 && Form[0] == '{'; }
        }

        /// <summary>
        /// The access token for the Authorization header (RFC 6750 2.1), behind its scheme where that is not Bearer; empty for
        /// none.
        /// </summary>
        public readonly string Bearer;

        /// <summary>A longer response is a failure.</summary>
        public readonly int MaximumBytes;

        /// <summary>How long the server may hold the response back (RFC 7240 4.3); 0 for not at all.</summary>
        public readonly int WaitSeconds;

        /// <summary>The tag of the state that is known already (RFC 9110 13.1.2); empty for none.</summary>
        public readonly string Known;

        /// <summary>From the request to the response's headers, milliseconds.</summary>
        public int HeadersMilliseconds
        {
            get { return HeadersDeadline + WaitSeconds * 1000; }
        }

        /// <summary>
        /// From the start to the response's headers, milliseconds. A GET connects and asks in one call of the library, so that
        /// both
        /// share one deadline.
        /// </summary>
        public int ResponseMilliseconds
        {
            get { return (Form == null ? 0 : ConnectDeadline) + HeadersMilliseconds; }
        }

        /// <summary>For all of it, milliseconds.</summary>
        public int WholeMilliseconds
        {
            get { return WholeDeadline + WaitSeconds * 1000; }
        }

        public static HttpRequest Get(string url, int maximumBytes, string bearer = "", int waitSeconds = 0, string known = "")
        {
            return new HttpRequest(url, null, bearer, maximumBytes, waitSeconds, known);
        }

        public static HttpRequest Post(string url, byte[] form, int maximumBytes, int waitSeconds = 0)
        {
            return new HttpRequest(url, form, "", maximumBytes, waitSeconds, "");
        }
    }
}
