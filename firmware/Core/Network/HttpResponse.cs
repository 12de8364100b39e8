using Pairing.Protocol;

namespace Pairing.Firmware.Core.Network
{
    public sealed class HttpResponse
    {
        private HttpResponse(
            HttpFailure failure, int status, string body, string challenge, string retryAfter, string preference, string tag)
        {
            Failure = failure;
            Status = status;
            Body = body;
            Challenge = challenge;
            RetryAfter = retryAfter;
            Preference = preference;
            Tag = tag;
        }

        public readonly HttpFailure Failure;

        /// <summary>The HTTP status; 0 when there was no response.</summary>
        public readonly int Status;

        public readonly string Body;

        /// <summary>The WWW-Authenticate header (RFC 6750 3); empty for none.</summary>
        public readonly string Challenge;

        /// <summary>The header of that name (RFC 9110 10.2.3); empty for none.</summary>
        public readonly string RetryAfter;

        /// <summary>The header Preference-Applied (RFC 7240 3); empty for none.</summary>
        public readonly string Preference;

        /// <summary>The header ETag (RFC 9110 8.8.3); empty for none.</summary>
        public readonly string Tag;

        /// <summary>The header of that name (RFC 9110 10.2.2); empty for none.</summary>
        public string Location = "";

        /// <summary>
        /// No response, or one of a server in trouble, or of something on the way: the same request may have another one later.
        /// </summary>
        public bool IsTrouble
        {
            get { return Status < 200 || Status >= 500 || Status == TooManyRequests || IsRedirect || IsPage; }
        }

        public bool IsRedirect
        {
            get { return Status >= 300 && Status < 400 && Location.Length > 0; }
        }

        /// <summary>A page for people, as the sign-in page of a guest network (RFC 6585 6) answers everything with.</summary>
        public bool IsPage
        {
            get
            {
                int at = Status == 200 ? Body.IndexOf('<') : -1;
                return Status == SignInRequired
                    || (at >= 0 && Body.Substring(0, at).Trim(Blanks.ToCharArray()).Length == 0);
            }
        }

        /// <summary>The server is well and has too much to do: it says so, or says when it will have time.</summary>
        public bool IsBusy
        {
            get { return Status == TooManyRequests || (Status == ServiceUnavailable && RetryAfter.Length > 0); }
        }

        /// <summary>The access token is at fault: no other response says so (RFC 6750 3.1).</summary>
        public bool IsTokenInvalid
        {
            get { return Status == Unauthorized && Challenge.IndexOf(Wire.InvalidToken) >= 0; }
        }

        public static HttpResponse Of(
            int status, string body, string challenge = "", string retryAfter = "", string preference = "", string tag = "",
            string location = "")
        {
            return new HttpResponse(HttpFailure.None, status, body, challenge, retryAfter, preference, tag)
            {
                Location = location,
            };
        }

        public static HttpResponse Failed(HttpFailure failure)
        {
            return new HttpResponse(failure, 0, "", "", "", "", "");
        }

        private const string Blanks = " \t\r\n\uFEFF";
        private const int Unauthorized = 401; // RFC 9110 15.5.2
        private const int TooManyRequests = 429; // RFC 6585 4
        private const int ServiceUnavailable = 503; // RFC 9110 15.6.4
        private const int SignInRequired = 511; // RFC 6585 6
    }
}
