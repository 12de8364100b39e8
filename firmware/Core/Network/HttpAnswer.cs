namespace Pairing.Firmware.Core.Network
{
    public sealed class HttpAnswer
    {
        private HttpAnswer(HttpFailure failure, int status, string body, string challenge)
        {
            Failure = failure;
            Status = status;
            Body = body;
            Challenge = challenge;
        }

        public HttpFailure Failure { get; }

        /// <summary>The HTTP status; 0 when there was no answer.</summary>
        public int Status { get; }

        public string Body { get; }

        /// <summary>The WWW-Authenticate header (RFC 6750 3); empty for none.</summary>
        public string Challenge { get; }

        public static HttpAnswer Of(int status, string body, string challenge = "")
        {
            return new HttpAnswer(HttpFailure.None, status, body, challenge);
        }

        public static HttpAnswer Failed(HttpFailure failure)
        {
            return new HttpAnswer(failure, 0, "", "");
        }
    }
}
