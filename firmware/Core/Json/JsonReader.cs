using System.Reflection;

namespace Pairing.Firmware.Core.Json
{
    /// <summary>
    /// Reads one JSON object (RFC 8259) into the public fields of the same names: string, int and bool. Other members are passed
    /// over; those of an object in place of an error are read as if it stood alone. It is tolerant: of single quotation marks, of
    /// missing commas, and of a member that comes twice the last counts. The board's library is not used, because an array
    /// where it expects a text ends the CLR. Native searches do the work: an index into a string walks it from its start.
    /// </summary>
    public sealed class JsonReader
    {
        private readonly string _text;
        private readonly int _length;
        private readonly object _target;
        private readonly bool _isTyped;
        private int _at;
        private string _name = "";
        private bool _isOpened; // once: deeper objects would take the board's stack
        private string _odd = "";

        private JsonReader(string text, object target, bool isTyped)
        {
            _text = text;
            _length = text.Length;
            _target = target;
            _isTyped = isTyped;
        }

        /// <summary>False when the text is no such object.</summary>
        /// <param name="text">From a server; or, if <paramref name="isTyped"/>, from a person: any case, outer spaces.</param>
        /// <param name="fault">When true, the first member of a kind that its field cannot take, else the last one read.</param>
        public static bool TryRead(string text, object target, bool isTyped, out string fault)
        {
            JsonReader reader = new JsonReader(text, target, isTyped);
            bool isWhole = reader.ReadObject() && reader.Peek() == End;
            fault = isWhole ? reader._odd : reader._name;
            return isWhole;
        }

        private bool ReadObject()
        {
            if (Peek() != '{')
            {
                return false;
            }

            _at++;
            for (char c = Peek(); c != '}'; c = Peek())
            {
                if (c == ',')
                {
                    _at++;
                }
                else if (!ReadMember(c))
                {
                    return false;
                }
            }

            _at++;
            return true;
        }

        private bool ReadMember(char quote)
        {
            string? name = IsQuote(quote) ? ReadString(true) : null;
            if (name == null || Peek() != ':')
            {
                return false;
            }

            _at++;
            _name = name;
            FieldInfo? field = _target.GetType().GetField(
                _isTyped ? name.ToLower() : name, BindingFlags.Instance | BindingFlags.Public);
            char c = Peek();
            bool isNested = c == '{' || c == '[';
            string? value = isNested ? Enter(name, c) : IsQuote(c) ? ReadString(field != null) : ReadWord();
            bool isTaken = field == null || value == null
                || (!isNested && JsonField.TrySet(field, _target, _isTyped ? value.Trim() : value));
            _odd = isTaken || _odd.Length > 0 ? _odd : name;
            return value != null;
        }

        /// <summary>Null when the text ends first, or has an escape that is none.</summary>
        private string? ReadString(bool isWanted)
        {
            int start = _at + 1;
            int end = _at;
            do
            {
                end = end + 1 < _length ? _text.IndexOf(_text[_at], end + 1) : -1;
                if (end < 0)
                {
                    return null;
                }
            }
            while (IsEscaped(end));

            _at = end + 1;
            return isWanted ? JsonEscapes.Resolve(_text.Substring(start, end - start)) : "";
        }

        private bool IsEscaped(int at)
        {
            int first = at;
            while (_text[first - 1] == '\\')
            {
                first--;
            }

            return (at - first) % 2 == 1;
        }

        /// <summary>A number, true or false as it is written; empty for null.</summary>
        private string ReadWord()
        {
            int start = _at;
            Hop(Ends);
            string word = _text.Substring(start, _at - start);
            return word == "null" ? "" : word;
        }

        /// <summary>Past an array or an object, or through an error. Null when it does not end.</summary>
        private string? Enter(string name, char c)
        {
            if (_isTyped || _isOpened || c != '{' || name != "error")
            {
                return Skip();
            }

            _isOpened = true;
            return ReadObject() ? "" : null;
        }

        /// <summary>Past an array or an object. Null when the text ends first.</summary>
        private string? Skip()
        {
            int depth = 0;
            do
            {
                Hop(Brackets);
                char c = Peek();
                if (c == End || (c == '"' && ReadString(false) == null))
                {
                    return null;
                }

                if (c != '"')
                {
                    depth += c == '{' || c == '[' ? 1 : -1;
                    _at++;
                }
            }
            while (depth > 0);
            return "";
        }

        private void Hop(string marks)
        {
            int at = _at < _length ? _text.IndexOfAny(marks.ToCharArray(), _at) : -1;
            _at = at < 0 ? _length : at;
        }

        /// <summary>The next character that is no white space.</summary>
        private char Peek()
        {
            while (_at < _length)
            {
                char c = _text[_at];
                if (c > ' ' && c != '\uFEFF')
                {
                    return c;
                }

                _at++;
            }

            return End;
        }

        private static bool IsQuote(char c)
        {
            return c == '"' || c == '\'';
        }

        private const char End = '\0';
        private const string Ends = ",}] \t\r\n";
        private const string Brackets = "{}[]\"";
    }
}
