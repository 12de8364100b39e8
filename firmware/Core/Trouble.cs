using System;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core
{
    /// <summary>What went wrong, in words for the screen: two lines of 21 characters each, and a short code to look up.</summary>
    public sealed class Trouble
    {
        private const int CauseLength = 84; // two lines as a rule, and four for a server's own words

        private Trouble(string code, string cause, string advice)
        {
            Code = code;
            Cause = cause;
            Advice = advice;
        }

        public readonly string Code;

        public readonly string Cause;

        public readonly string Advice;

        /// <summary>What the flash holds is unknown: it is read again, and setup mode does not open.</summary>
        public bool IsOfFlash
        {
            get { return Code == "MEM-2"; }
        }

        public static Trouble NoSettings
        {
            get { return new Trouble("SET-1", "No settings file", "Deploy pairing.json"); }
        }

        /// <param name="member">Up to which they are readable; empty for none.</param>
        public static Trouble UnreadableSettings(string member)
        {
            string after = member.Length == 0 ? "" : " after " + member;
            return new Trouble("SET-2", Cut("Settings unreadable" + after), "Check the JSON of pairing.json");
        }

        public static Trouble WrongValue(string member)
        {
            return new Trouble("SET-9", Cut("Wrong value of " + member), "Correct pairing.json");
        }

        public static Trouble NoServer
        {
            get { return new Trouble("SET-3", "No server address", "Put server into pairing.json"); }
        }

        public static Trouble PlainHttp
        {
            get { return new Trouble("SET-4", "Server without TLS", "Use https, or set plain_http: true"); }
        }

        public static Trouble NoWifi
        {
            get { return new Trouble("NET-1", "No Wi-Fi set", "Deploy a network"); }
        }

        public static Trouble NoTime
        {
            get { return new Trouble("CLK-1", "Date unknown", "Check that a time server is reachable"); }
        }

        public static Trouble NotPairing
        {
            get { return new Trouble("SRV-1", "No pairing there", "Check server in pairing.json"); }
        }

        public static Trouble NotUnderstood
        {
            get { return new Trouble("SRV-2", "Response not understood", "Check the server"); }
        }

        public static Trouble Busy
        {
            get { return new Trouble("SRV-6", "Server is busy", "Please wait"); }
        }

        public static Trouble Storage
        {
            get { return new Trouble("MEM-1", "Flash write failed", "Pairing is kept in memory only"); }
        }

        public static Trouble Unreadable
        {
            get { return new Trouble("MEM-2", "Flash cannot be read", "Hold 10 s to reset"); }
        }

        public static Trouble UnknownBoard(string name)
        {
            return new Trouble("SET-5", Cut("Unknown board " + name), "The log lists them");
        }

        public static Trouble UnknownPanel(string name)
        {
            return new Trouble("SET-6", Cut("Unknown panel " + name), "The log lists them");
        }

        public static Trouble UnknownProvider(string name)
        {
            return new Trouble("PRV-1", Cut("Unknown provider " + name), "Check provider in pairing.json");
        }

        /// <param name="member">Of pairing.json, which the provider wants.</param>
        public static Trouble Missing(string member)
        {
            return new Trouble("PRV-2", "No " + member, "Put it into pairing.json");
        }

        public static Trouble WrongPin(string cause)
        {
            return new Trouble("SET-7", Cut(cause), "Correct pairing.json");
        }

        public static Trouble SharedPin(string one, string other, int pin)
        {
            return new Trouble("SET-8", Cut(one + " and " + other + " both on " + pin), "Give each a pin of its own");
        }

        /// <summary>A time server's date that cannot be.</summary>
        public static Trouble WrongDate(long date)
        {
            string day = DateTime.UnixEpoch.AddSeconds(date).ToString("yyyy-MM-dd");
            return new Trouble("CLK-2", "Wrong date " + day, "Check the time server");
        }

        /// <summary>The server's own word for it (RFC 6749 5.2).</summary>
        public static Trouble Refused(string error)
        {
            return new Trouble("SRV-4", Cut(error), "Check client and scope");
        }

        /// <summary>Of a response that is missing, or that a server in trouble gave.</summary>
        public static Trouble Of(HttpResponse http)
        {
            switch (http.Failure)
            {
                case HttpFailure.NameNotFound:
                    return new Trouble("NET-2", "Server name not found", "Check server address and DNS");
                case HttpFailure.NotReached:
                    return new Trouble("NET-3", "Server not reached", "Is the server on and on this network?");
                case HttpFailure.TimedOut: return new Trouble("NET-4", "No response in time", "Check the server and the Wi-Fi");
                case HttpFailure.Broken: return new Trouble("NET-5", "Connection lost", "Check the Wi-Fi");
                case HttpFailure.NotSecure:
                    return new Trouble("TLS-1", "No secure connection", "Check ca.pem and the certificate");
                case HttpFailure.NoDate: return NoTime; // where the request was due; the clock screen says more
                case HttpFailure.TooLong: return new Trouble("SRV-5", "Response too long", "Check the server");
                default:
                    return http.IsBusy ? Busy
                        : http.IsPage ? new Trouble("SRV-8", "Web page instead of data", "Does this Wi-Fi need a sign-in?")
                        : http.IsRedirect ? Redirected(http.Location)
                        : http.IsTrouble
                            ? new Trouble("SRV-3", "Server trouble, " + http.Status, "Usually temporary. See its log")
                        : http.Status >= 400 ? new Trouble("SRV-4", Cut("HTTP " + http.Status), "Check the server")
                        : NotUnderstood;
            }
        }

        /// <summary>To https, or to the sign-in page of a guest network.</summary>
        private static Trouble Redirected(string location)
        {
            int path = location.IndexOf("://") < 0 ? -1 : location.IndexOf('/', location.IndexOf("://") + 3);
            string origin = path < 0 ? location : location.Substring(0, path);
            return new Trouble("SRV-7", Cut("Sent to " + origin), "Correct server, or sign in to the Wi-Fi");
        }

        private static string Cut(string cause)
        {
            return cause.Length > CauseLength ? cause.Substring(0, CauseLength) : cause;
        }
    }
}
