using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.DeviceFlow
{
    /// <summary>What a response of the token endpoint means for the device.</summary>
    public enum Verdict
    {
        /// <summary>Tokens.</summary>
        Granted,
        Pending,
        SlowDown,
        Denied,
        Expired,

        /// <summary>The server said no in some other way: the attempt is over.</summary>
        Refused,

        /// <summary>No response, or none that a working server gives: the same again, later.</summary>
        Unanswered,
    }

    public static class Verdicts
    {
        /// <param name="http">What came.</param>
        /// <param name="response">Its body; null when that could not be read.</param>
        public static Verdict Of(HttpResponse http, Response? response)
        {
            if (http.Status < 200 || http.Status >= 500 || response == null)
            {
                return Verdict.Unanswered;
            }

            // By the error and not by the status: some servers send their errors with 200.
            switch (response.error)
            {
                case "": break;
                case Wire.AuthorizationPending: return Verdict.Pending; // RFC 8628 3.5
                case Wire.SlowDown: return Verdict.SlowDown; // RFC 8628 3.5
                case Wire.AccessDenied: return Verdict.Denied; // RFC 8628 3.5
                case Wire.ExpiredToken: return Verdict.Expired; // RFC 8628 3.5

                // RFC 8628 3.5: any other error ends the polling; what a limiter says beside its 429 is none of the flow's errors
                default: return http.IsTrouble ? Verdict.Unanswered : Verdict.Refused;
            }

            // RFC 6749 7.1: a token of a type that the client does not know must not be used
            bool isUsable = http.Status == 200 && response.access_token.Length > 0
                && response.token_type.ToLower() == "bearer"; // RFC 6749 5.1: any case
            return isUsable ? Verdict.Granted : Verdict.Unanswered;
        }
    }
}
