namespace Pairing.Firmware.Core.Settings
{
    /// <summary>Puts a member into the settings' JSON text and leaves all others as a person wrote them.</summary>
    public static class SettingsText
    {
        private const string Blanks = " \t\r\n\uFEFF"; // RFC 8259 2, and the mark with which some editors begin a file

        /// <param name="json">One object; anything else is replaced by a new one.</param>
        /// <param name="name">Of the member.</param>
        /// <param name="value">As JSON.</param>
        public static string With(string json, string name, string value)
        {
            string inside = Without(json, name);
            return "{\"" + name + "\":" + value + (inside.Length > 0 ? "," + inside : "") + "}";
        }

        /// <summary>All members but this one, comma between; empty when there is none or the text is no object.</summary>
        private static string Without(string json, string name)
        {
            string text = json.Trim(Blanks.ToCharArray());
            char[] letters = text.ToCharArray();
            int last = letters.Length - 1;
            if (last < 1 || letters[0] != '{' || letters[last] != '}')
            {
                return "";
            }

            string kept = "";
            int start = 1;
            while (start < last)
            {
                int end = MemberEnd(letters, start);
                string member = text.Substring(start, end - start).Trim(Blanks.ToCharArray());
                if (member.Length > 0 && !IsNamed(member, name))
                {
                    kept += kept.Length > 0 ? "," + member : member;
                }

                start = end + 1;
            }

            return kept;
        }

        /// <summary>The comma or the last bracket behind the member that begins here.</summary>
        private static int MemberEnd(char[] text, int start)
        {
            int depth = 0;
            bool isText = false;
            for (int i = start; i < text.Length - 1; i++)
            {
                char c = text[i];
                if (isText)
                {
                    i += c == '\\' ? 1 : 0;
                    isText = c != '"';
                }
                else if (c == ',' && depth == 0)
                {
                    return i;
                }
                else
                {
                    isText = c == '"';
                    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                }
            }

            return text.Length - 1;
        }

        private static bool IsNamed(string member, string name)
        {
            string quoted = "\"" + name + "\"";
            return member.ToLower().StartsWith(quoted)
                && member.Substring(quoted.Length).TrimStart(Blanks.ToCharArray()).StartsWith(":");
        }
    }
}
