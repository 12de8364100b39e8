using System.Text;

namespace Pairing.Firmware.Core.Json
{
    /// <summary>The escapes of JSON's strings (RFC 8259 7).</summary>
    public static class JsonEscapes
    {
        private const char Unreadable = '\uFFFD';

        /// <summary>
        /// What the text within the quotation marks means; null for an escape that is none. Control characters without a short
        /// escape become a space, and escaped characters beyond U+FFFF, of which the board's strings keep a half, U+FFFD.
        /// </summary>
        public static string? Resolve(string raw)
        {
            int at = raw.IndexOf('\\');
            if (at < 0)
            {
                return raw;
            }

            var text = new StringBuilder();
            int start = 0;
            while (at >= 0)
            {
                text.Append(raw.Substring(start, at - start));
                start = at + 2;
                int place = start > raw.Length ? -1 : Short.IndexOf(raw[at + 1]);
                int code = place >= 0 ? Meant[place] : Code(raw, at);
                if (code < 0)
                {
                    return null;
                }

                start += place >= 0 ? 0 : 4;
                if (code >= 0xD800 && code <= 0xDFFF)
                {
                    int low = code < 0xDC00 ? Code(raw, start) : -1;
                    start += low >= 0xDC00 && low <= 0xDFFF ? 6 : 0;
                    code = Unreadable;
                }

                text.Append(code < ' ' && Meant.IndexOf((char)code) < 0 ? ' ' : (char)code);
                at = start < raw.Length ? raw.IndexOf('\\', start) : -1;
            }

            return text.Append(raw.Substring(start)).ToString();
        }

        /// <summary>The code of the \uXXXX at <paramref name="at"/>; -1 where there is none.</summary>
        private static int Code(string raw, int at)
        {
            if (at + 6 > raw.Length || raw[at] != '\\' || raw[at + 1] != 'u')
            {
                return -1;
            }

            int code = 0;
            foreach (char c in raw.Substring(at + 2, 4).ToLower())
            {
                int digit = Digits.IndexOf(c);
                code = digit < 0 || code < 0 ? -1 : code * 16 + digit;
            }

            return code;
        }

        private const string Digits = "0123456789abcdef";
        private const string Short = "\"'\\/bfnrt"; // each means the one below it
        private const string Meant = "\"'\\/\b\f\n\r\t";
    }
}
