using System.Text;

namespace Pairing.Firmware.Core.Json
{
    /// <summary>
    /// Spells JSON's escapes so that nanoFramework.Json 2.2 reads them rightly: it refuses \/ and misreads most of \uXXXX.
    ///     \/      /            \u0026  &amp;
    ///     \u0022  \"           \u005c  \\        \u000a  \n
    /// What it cannot read however it is spelled becomes something that it can: control characters without a short escape a
    /// space,
    /// and characters beyond U+FFFF, of which it keeps a half, U+FFFD. What is no escape at all stays, for the library to refuse.
    /// </summary>
    public static class JsonEscapes
    {
        private const char Unreadable = '\uFFFD';

        /// <summary>The same string when nothing in it needs another spelling; most answers are so.</summary>
        public static string Rewrite(string json)
        {
            if (IsPlain(json))
            {
                return json;
            }

            var text = new StringBuilder(json.Length);
            int i = 0;
            while (i < json.Length)
            {
                char c = json[i];
                char next = i + 1 < json.Length ? json[i + 1] : '\0';
                if (IsHalf(c))
                {
                    text.Append(Unreadable);
                    i += IsPair(c, next) ? 2 : 1;
                }
                else if (c != '\\')
                {
                    text.Append(c);
                    i++;
                }
                else if (next == '/')
                {
                    text.Append('/');
                    i += 2;
                }
                else if (next == 'u' && Code(json, i) >= 0)
                {
                    i += AppendUnicode(text, json, i);
                }
                else
                {
                    text.Append(c); // with its second character, so that \\u0041 is not taken for \u0041
                    if (i + 1 < json.Length)
                    {
                        text.Append(next);
                    }

                    i += 2;
                }
            }

            return text.ToString();
        }

        /// <summary>Writes the character of the escape at <paramref name="at"/>; the characters read, 6 or 12.</summary>
        private static int AppendUnicode(StringBuilder text, string json, int at)
        {
            int code = Code(json, at);
            if (IsHalf(code))
            {
                text.Append(Unreadable);
                return IsPair(code, Code(json, at + 6)) ? 12 : 6;
            }

            switch (code)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default: text.Append(code < ' ' ? ' ' : (char)code); break;
            }

            return 6;
        }

        private static bool IsPlain(string json)
        {
            foreach (char c in json)
            {
                if (c == '\\' || IsHalf(c))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Half of a character beyond U+FFFF.</summary>
        private static bool IsHalf(int code)
        {
            return code >= 0xD800 && code <= 0xDFFF;
        }

        private static bool IsPair(int high, int low)
        {
            return high < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF;
        }

        /// <summary>The code of the \uXXXX at <paramref name="at"/>; -1 where there is none.</summary>
        private static int Code(string json, int at)
        {
            if (at + 6 > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            {
                return -1;
            }

            int code = 0;
            for (int i = at + 2; i < at + 6; i++)
            {
                char c = json[i];
                int digit = c >= '0' && c <= '9' ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                    : -1;
                if (digit < 0)
                {
                    return -1;
                }

                code = code * 16 + digit;
            }

            return code;
        }
    }
}
