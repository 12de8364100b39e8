using System;
using System.Text;

namespace Pairing.Firmware.Core.Json
{
    /// <summary>The escapes of JSON's strings (RFC 8259 7).</summary>
    public static class JsonEscapes
    {
        private const char Unreadable = '\uFFFD';

        /// <summary>
        /// What the text within the quotation marks means; null for an escape that is none, and for too many of them. Control
        /// characters without a short escape become a space, and escaped characters beyond U+FFFF, of which the board's strings
        /// keep a half, U+FFFD.
        /// </summary>
        public static string? Resolve(string raw)
        {
            int at = raw.IndexOf('\\');
            if (at < 0)
            {
                return raw;
            }

            char[] letters = raw.ToCharArray();
            char[] digits = Digits.ToCharArray();
            var text = new StringBuilder();
            int start = 0;
            for (int count = 0; at >= 0; count++)
            {
                text.Append(raw.Substring(start, at - start));
                start = at + 2;
                int place = start > letters.Length ? -1 : Short.IndexOf(letters[at + 1]);
                int code = place >= 0 ? Meant[place] : Code(raw, letters, at, digits);
                if (code < 0 || count == Most)
                {
                    return null;
                }

                start += place >= 0 ? 0 : 4;
                if (code >= 0xD800 && code <= 0xDFFF)
                {
                    int low = code < 0xDC00 ? Code(raw, letters, start, digits) : -1;
                    start += low >= 0xDC00 && low <= 0xDFFF ? 6 : 0;
                    code = Unreadable;
                }

                text.Append(code < ' ' && Meant.IndexOf((char)code) < 0 ? ' ' : (char)code);
                at = start < letters.Length ? raw.IndexOf('\\', start) : -1;
            }

            return text.Append(raw.Substring(start)).ToString();
        }

        /// <summary>The code of the \uXXXX at <paramref name="at"/>; -1 where there is none.</summary>
        /// <param name="letters">The same text.</param>
        private static int Code(string raw, char[] letters, int at, char[] digits)
        {
            if (at + 6 > letters.Length || letters[at] != '\\' || letters[at + 1] != 'u')
            {
                return -1;
            }

            string code = raw.Substring(at + 2, 4);
            return code.Trim(digits).Length > 0 ? -1 : Convert.ToInt32(code, 16);
        }

        private const int Most = 400; // a screen's text has 200 characters, and a character at most two escapes
        private const string Digits = "0123456789abcdefABCDEF";
        private const string Short = "\"'\\/bfnrt"; // each means the one below it
        private const string Meant = "\"'\\/\b\f\n\r\t";
    }
}
