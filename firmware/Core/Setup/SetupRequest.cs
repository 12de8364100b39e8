namespace Pairing.Firmware.Core.Setup
{
    /// <summary>A request to the setup page, as much of HTTP/1.1 (RFC 9112) as a browser's form needs.</summary>
    public sealed class SetupRequest
    {
        /// <summary>Longer ones are refused. A certificate of 2,000 bytes is a third longer in a form.</summary>
        public const int MaximumBytes = 4096;

        private SetupRequest(string method, string path, string host, string origin, string body)
        {
            Method = method;
            Path = path;
            Host = host;
            Origin = origin;
            Body = body;
        }

        public readonly string Method;

        public readonly string Path;

        public readonly string Host;

        /// <summary>Empty when the browser sent none.</summary>
        public readonly string Origin;

        public readonly string Body;

        /// <summary>To the board by its address in figures: a name is somebody else's, which DNS has pointed here.</summary>
        public bool IsToTheBoard
        {
            get { return IsFigures(Host); }
        }

        /// <summary>From our own page (RFC 6454 7).</summary>
        public bool IsFromItsOwnPage
        {
            get { return IsToTheBoard && (Origin.Length == 0 || Origin == "http://" + Host); }
        }

        /// <summary>How many bytes the request that begins so has; -1 while its header is not whole.</summary>
        public static int Length(string beginning)
        {
            int end = beginning.IndexOf(HeaderEnd);
            if (end < 0)
            {
                return -1;
            }

            string length = Field(beginning.Substring(0, end), "content-length");
            bool isNumber = int.TryParse(length, out int body) && body >= 0 && body <= MaximumBytes;
            return end + HeaderEnd.Length + (length.Length == 0 ? 0 : isNumber ? body : MaximumBytes);
        }

        /// <summary>Null when it is no request.</summary>
        public static SetupRequest? Read(string text)
        {
            int end = text.IndexOf(HeaderEnd);
            if (end < 0)
            {
                return null;
            }

            string header = text.Substring(0, end);
            int line = header.IndexOf(LineEnd);
            string[] words = (line < 0 ? header : header.Substring(0, line)).Split(' ');
            if (words.Length != 3 || !words[2].StartsWith("HTTP/1."))
            {
                return null;
            }

            return new SetupRequest(
                words[0], words[1], Field(header, "host"), Field(header, "origin"), text.Substring(end + HeaderEnd.Length));
        }

        /// <summary>A header's value by its name in small letters (RFC 9110 5.1); empty when there is none.</summary>
        private static string Field(string header, string name)
        {
            foreach (string part in header.Split('\n'))
            {
                int colon = part.IndexOf(':');
                if (colon > 0 && part.Substring(0, colon).ToLower() == name)
                {
                    return part.Substring(colon + 1).Trim(" \t\r".ToCharArray());
                }
            }

            return "";
        }

        private static bool IsFigures(string host)
        {
            foreach (char c in host.ToCharArray())
            {
                if ((c < '0' || c > '9') && c != '.' && c != ':')
                {
                    return false;
                }
            }

            return host.Length > 0;
        }

        private const string LineEnd = "\r\n";
        private const string HeaderEnd = "\r\n\r\n";
    }
}
