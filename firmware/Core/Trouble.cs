using System;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Core
{
    /// <summary>What went wrong, in words for the screen: two lines of 21 characters each, and a short code to look up.</summary>
    public sealed class Trouble
    {
        private const int CauseLength = 42; // two lines

        private Trouble(string code, string cause, string advice)
        {
            Code = code;
            Cause = cause;
            Advice = advice;
        }

        public readonly string Code;

        public readonly string Cause;

        public readonly string Advice;

        /// <summary>Nothing is known yet of what the flash holds: it is read again, not set up anew.</summary>
        public bool IsOfFlash
        {
            get { return Code == "MEM-2"; }
        }

        public static Trouble NoSettings
        {
            get { return new Trouble("SET-1", "No settings file", "Deploy pairing.json"); }
        }

        public static Trouble UnreadableSettings
        {
            get { return new Trouble("SET-2", "Settings unreadable", "Check the JSON of pairing.json"); }
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
            get { return new Trouble("CLK-1", "Date not known", "Let the board reach a time server"); }
        }

        public static Trouble NotPairing
        {
            get { return new Trouble("SRV-1", "No pairing there", "Check server in pairing.json"); }
        }

        public static Trouble NotUnderstood
        {
            get { return new Trouble("SRV-2", "Answer not understood", "Check the server"); }
        }

        public static Trouble Busy
        {
            get { return new Trouble("SRV-6", "Server is busy", "Just wait"); }
        }

        public static Trouble Storage
        {
            get { return new Trouble("MEM-1", "Flash refuses", "Kept in memory only"); }
        }

        public static Trouble Unreadable
        {
            get { return new Trouble("MEM-2", "Flash unreadable", "Hold 10 s to reset"); }
        }

        public static Trouble UnknownBoard(string name)
        {
            return new Trouble("SET-5", Cut("Unknown board " + name), "The log names them");
        }

        public static Trouble UnknownPanel(string name)
        {
            return new Trouble("SET-6", Cut("Unknown panel " + name), "The log names them");
        }

        public static Trouble WrongPin(string cause)
        {
            return new Trouble("SET-7", Cut(cause), "Put it right in pairing.json");
        }

        public static Trouble SharedPin(string one, string other, int pin)
        {
            return new Trouble("SET-8", Cut(one + " and " + other + " both on " + pin), "Give each a pin of its own");
        }

        /// <summary>As it was told by a time server, and cannot be.</summary>
        public static Trouble WrongDate(long date)
        {
            return new Trouble("CLK-2", "Wrong date " + DateTime.UnixEpoch.AddSeconds(date).ToString("yyyy-MM-dd"), "Check the time server");
        }

        /// <summary>The server's own word for it (RFC 6749 5.2).</summary>
        public static Trouble Refused(string error)
        {
            return new Trouble("SRV-4", Cut(error), "Check client and scope");
        }

        /// <summary>Of an answer that is missing, or that a server in trouble gave.</summary>
        public static Trouble Of(HttpAnswer http)
        {
            switch (http.Failure)
            {
                case HttpFailure.NameNotFound: return new Trouble("NET-2", "Server name unknown", "Check server address and DNS");
                case HttpFailure.NotReached: return new Trouble("NET-3", "Server not reached", "On, and in this net?");
                case HttpFailure.TimedOut: return new Trouble("NET-4", "No answer in time", "Check the server and the Wi-Fi");
                case HttpFailure.Broken: return new Trouble("NET-5", "Connection broke off", "Check the Wi-Fi");
                case HttpFailure.NotSecure: return new Trouble("TLS-1", "No safe connection", "Check ca.pem and the certificate");
                case HttpFailure.NoDate: return NoTime; // where the request was due; the screen of the clock says more
                case HttpFailure.TooLong: return new Trouble("SRV-5", "Answer too long", "Check the server");
                default:
                    return http.IsBusy ? Busy
                        : http.IsTrouble ? new Trouble("SRV-3", "Server trouble, " + http.Status, "It should pass; see its log")
                        : NotUnderstood;
            }
        }

        private static string Cut(string cause)
        {
            return cause.Length > CauseLength ? cause.Substring(0, CauseLength) : cause;
        }
    }
}
