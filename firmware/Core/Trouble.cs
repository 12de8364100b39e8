using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core
{
    /// <summary>What went wrong, in words for the screen: two lines of 21 characters each, and a short code to look up.</summary>
    public sealed class Trouble
    {
        public const string NoSettings = "SET-1";
        public const string UnreadableSettings = "SET-2"; // with the member up to which they are readable, if any
        public const string NoServer = "SET-3";
        public const string PlainHttp = "SET-4";
        public const string UnknownBoard = "SET-5"; // with its name
        public const string UnknownPanel = "SET-6"; // with its name
        public const string WrongPin = "SET-7"; // with the whole cause
        public const string SharedPin = "SET-8"; // with the whole cause
        public const string WrongValue = "SET-9"; // with the member
        public const string UnknownProvider = "PRV-1"; // with its name
        public const string Missing = "PRV-2"; // with the member of pairing.json, which the provider wants
        public const string NoWifi = "NET-1";
        public const string NoTime = "CLK-1";
        public const string WrongDate = "CLK-2"; // with the date, which cannot be
        public const string NotPairing = "SRV-1";
        public const string NotUnderstood = "SRV-2";
        public const string Refused = "SRV-4"; // with the server's own word for it (RFC 6749 5.2)
        public const string Busy = "SRV-6";
        public const string Storage = "MEM-1";
        public const string Unreadable = "MEM-2"; // what the flash holds is unknown: setup mode does not open

        private const int CauseLength = 84; // two lines as a rule, and four for a server's own words

        private Trouble(string code, string cause, string advice)
        {
            Code = code;
            Cause = cause.Length > CauseLength ? cause.Substring(0, CauseLength) : cause;
            Advice = advice;
        }

        public readonly string Code;

        public readonly string Cause;

        public readonly string Advice;

        /// <param name="code">One of those above.</param>
        /// <param name="detail">Put behind the cause of the table.</param>
        public static Trouble Of(string code, string detail = "")
        {
            int start = All.IndexOf(code) + code.Length;
            string[] texts = All.Substring(start, All.IndexOf('\n', start) - start).Split('|');
            return new Trouble(code, texts[0] + detail, texts[1]);
        }

        /// <summary>Of a response that is missing, or that a server in trouble gave.</summary>
        public static Trouble Of(HttpResponse http)
        {
            switch (http.Failure)
            {
                case HttpFailure.NameNotFound: return Of("NET-2");
                case HttpFailure.NotReached: return Of("NET-3");
                case HttpFailure.TimedOut: return Of("NET-4");
                case HttpFailure.Broken: return Of("NET-5");
                case HttpFailure.NotSecure: return Of("TLS-1");
                case HttpFailure.NoDate: return Of(NoTime); // where the request was due; the clock screen says more
                case HttpFailure.TooLong: return Of("SRV-5");
                default:
                    return http.IsBusy ? Of(Busy)
                        : http.IsPage ? Of("SRV-8")
                        : http.IsRedirect ? Of("SRV-7", Origin(http.Location))
                        : http.IsTrouble ? Of("SRV-3", http.Status.ToString())
                        : http.Status >= 400 ? new Trouble(Refused, "HTTP " + http.Status, "Check the server")
                        : Of(NotUnderstood);
            }
        }

        /// <summary>Of where a redirect leads: to https, or to the sign-in page of a guest network.</summary>
        private static string Origin(string location)
        {
            int path = location.IndexOf("://") < 0 ? -1 : location.IndexOf('/', location.IndexOf("://") + 3);
            return path < 0 ? location : location.Substring(0, path);
        }

        // A code, its cause and, behind the bar, what to do about it
        private const string All =
            "SET-1No settings file|Deploy pairing.json\n" +
            "SET-2Settings unreadable|Check the JSON of pairing.json\n" +
            "SET-3No server address|Put server into pairing.json\n" +
            "SET-4Server without TLS|Use https, or set plain_http: true\n" +
            "SET-5Unknown board |The log lists them\n" +
            "SET-6Unknown panel |The log lists them\n" +
            "SET-7|Correct pairing.json\n" +
            "SET-8|Give each a pin of its own\n" +
            "SET-9Wrong value of |Correct pairing.json\n" +
            "PRV-1Unknown provider |Check provider in pairing.json\n" +
            "PRV-2No |Put it into pairing.json\n" +
            "NET-1No Wi-Fi set|Deploy a network\n" +
            "NET-2Server name not found|Check server address and DNS\n" +
            "NET-3Server not reached|Is the server on and on this network?\n" +
            "NET-4No response in time|Check the server and the Wi-Fi\n" +
            "NET-5Connection lost|Check the Wi-Fi\n" +
            "TLS-1No secure connection|Check ca.pem and the certificate\n" +
            "CLK-1Date unknown|Check that a time server is reachable\n" +
            "CLK-2Wrong date |Check the time server\n" +
            "SRV-1No pairing there|Check server in pairing.json\n" +
            "SRV-2Response not understood|Check the server\n" +
            "SRV-3Server trouble, |Usually temporary. See its log\n" +
            "SRV-4|Check client and scope\n" +
            "SRV-5Response too long|Check the server\n" +
            "SRV-6Server is busy|Please wait\n" +
            "SRV-7Sent to |Correct server, or sign in to the Wi-Fi\n" +
            "SRV-8Web page instead of data|Does this Wi-Fi need a sign-in?\n" +
            "MEM-1Flash write failed|Pairing is kept in memory only\n" +
            "MEM-2Flash cannot be read|Hold 10 s to reset\n";
    }
}
