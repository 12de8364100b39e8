using System.Reflection;

namespace Pairing.Firmware.Core.Json
{
    /// <summary>
    /// Reads one JSON object (RFC 8259) into the public fields of the same names: string, int and bool. Other members are passed
    /// over; those of an object in place of an error are read as if it stood alone. It is tolerant: of single quotation marks, of
    /// missing commas, and of a member that comes twice the last counts. The board's library is not used, because an array
    /// where it expects a text ends the CLR.
    /// </summary>
    public sealed class JsonReader
    {
        private readonly JsonText _text;
        private readonly object _target;
        private readonly bool _isTyped;
        private string _name = "";
        private bool _isOpened; // once: deeper objects would take the board's stack
        private string _odd = "";

        private JsonReader(string text, object target, bool isTyped)
        {
            _text = new JsonText(text);
            _target = target;
            _isTyped = isTyped;
        }

        /// <summary>False when the text is no such object.</summary>
        /// <param name="text">From a server; or, if <paramref name="isTyped"/>, from a person: any case, outer spaces.</param>
        /// <param name="fault">When true, the first member of a kind that its field cannot take, else the last one read.</param>
        public static bool TryRead(string text, object target, bool isTyped, out string fault)
        {
            JsonReader reader = new JsonReader(text, target, isTyped);
            bool isWhole = reader.ReadObject() && reader._text.Peek() == JsonText.End;
            fault = isWhole ? reader._odd : reader._name;
            return isWhole;
        }

        private bool ReadObject()
        {
            if (_text.Peek() != '{')
            {
                return false;
            }

            _text.At++;
            for (char c = _text.Peek(); c != '}'; c = _text.Peek())
            {
                if (c == ',')
                {
                    _text.At++;
                }
                else if (!ReadMember(c))
                {
                    return false;
                }
            }

            _text.At++;
            return true;
        }

        private bool ReadMember(char quote)
        {
            string? name = IsQuote(quote) ? ReadString(true) : null;
            if (name == null || _text.Peek() != ':')
            {
                return false;
            }

            _text.At++;
            _name = name;
            FieldInfo? field = _target.GetType().GetField(
                _isTyped ? name.ToLower() : name, BindingFlags.Instance | BindingFlags.Public);
            char c = _text.Peek();
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
            char[] marks = new char[] { _text.Peek(), '\\' };
            int start = ++_text.At;
            bool isWhole = SkipString(marks);
            return !isWhole ? null : isWanted ? JsonEscapes.Resolve(_text.Cut(start, _text.At - 1)) : "";
        }

        /// <summary>Past its end, from behind its first quotation mark. False when it has none.</summary>
        private bool SkipString(char[] marks)
        {
            char c = _text.Hop(marks);
            for (; c == '\\'; c = _text.Hop(marks))
            {
                _text.At += 2;
            }

            _text.At++;
            return c != JsonText.End;
        }

        /// <summary>A number, true or false as it is written; empty for null.</summary>
        private string ReadWord()
        {
            int start = _text.At;
            _text.Hop(Ends.ToCharArray());
            string word = _text.Cut(start, _text.At);
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
            char[] brackets = Brackets.ToCharArray();
            char[] marks = new char[] { '"', '\\' };
            do
            {
                char c = _text.Hop(brackets);
                if (c == JsonText.End)
                {
                    return null;
                }

                _text.At++;
                if (c == '"')
                {
                    SkipString(marks);
                }
                else
                {
                    depth += c == '{' || c == '[' ? 1 : -1;
                }
            }
            while (depth > 0);
            return "";
        }

        private static bool IsQuote(char c)
        {
            return c == '"' || c == '\'';
        }

        private const string Ends = ",}] \t\r\n";
        private const string Brackets = "{}[]\"";
    }
}
