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
        private readonly object? _other;
        private readonly bool _isTyped;
        private readonly char[] _brackets = "{}[]\"".ToCharArray();
        private int _open; // objects that are read: the whole one, and one within it
        private int _passed; // brackets that are open in what is passed over
        private bool _hasEntered; // an object within; deeper ones are passed over
        private string _name = "";
        private string _odd = "";

        /// <param name="text">From a server; or, if <paramref name="isTyped"/>, from a person: any case, outer spaces.</param>
        /// <param name="other">Takes the members that the target does not have; null for none.</param>
        public JsonReader(string text, object target, object? other, bool isTyped)
        {
            _text = new JsonText(text);
            _target = target;
            _other = other;
            _isTyped = isTyped;
            if (_text.Peek() == '{')
            {
                _text.At++;
                _open = 1;
            }
        }

        /// <summary>All was read, and it is one object.</summary>
        public bool IsWhole;

        /// <summary>False when the text is no such object.</summary>
        /// <param name="fault">When true, the first member of a kind that its field cannot take, else the last one read.</param>
        public static bool TryRead(string text, object target, bool isTyped, out string fault)
        {
            JsonReader reader = new JsonReader(text, target, null, isTyped);
            while (reader.Advance())
            {
            }

            fault = reader.IsWhole ? reader._odd : reader._name;
            return reader.IsWhole;
        }

        /// <summary>One step: a member, or one mark in what is passed over. False when it was the last one.</summary>
        public bool Advance()
        {
            if (_passed > 0)
            {
                return Pass();
            }

            char c = _open > 0 ? _text.Peek() : JsonText.End;
            if (c == ',')
            {
                _text.At++;
                return true;
            }

            if (c != '}')
            {
                return ReadMember(c);
            }

            _text.At++;
            _open--;
            IsWhole = _open == 0 && _text.Peek() == JsonText.End;
            return _open > 0;
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
            name = _isTyped ? name.ToLower() : name;
            object target = _target;
            FieldInfo? field = Field(target, name);
            if (field == null && _other != null)
            {
                target = _other;
                field = Field(target, name);
            }

            char c = _text.Peek();
            if (c == '{' || c == '[')
            {
                Enter(c);
                Judge(field == null);
                return true;
            }

            string? value = IsQuote(c) ? ReadString(field != null) : ReadWord();
            Judge(field == null || value == null || JsonField.TrySet(field, target, _isTyped ? value.Trim() : value));
            return value != null;
        }

        private static FieldInfo? Field(object target, string name)
        {
            return target.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Public);
        }

        private void Judge(bool isTaken)
        {
            _odd = isTaken || _odd.Length > 0 ? _odd : _name;
        }

        /// <summary>Null when the text ends first, or has an escape that is none.</summary>
        private string? ReadString(bool isWanted)
        {
            char[] marks = new char[] { _text.Peek(), '\\' };
            int start = ++_text.At;
            bool isWhole = SkipString(marks);
            return !isWhole ? null : isWanted ? JsonEscapes.Resolve(_text.Cut(start, _text.At - 1)) : "";
        }

        /// <summary>Past its end, from behind its first quotation mark. False when it has none, or too many escapes.</summary>
        private bool SkipString(char[] marks)
        {
            char c = _text.Hop(marks);
            for (int escapes = 0; c == '\\'; escapes++)
            {
                if (escapes == MostEscapes)
                {
                    return false;
                }

                _text.At += 2;
                c = _text.Hop(marks);
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

        /// <summary>Into an error; else what begins here is passed over.</summary>
        private void Enter(char c)
        {
            _text.At++;
            if (_isTyped || _hasEntered || c != '{' || _name != "error")
            {
                _passed = 1;
            }
            else
            {
                _hasEntered = true;
                _open++;
            }
        }

        /// <summary>Past the next bracket or string. False when the text ends first.</summary>
        private bool Pass()
        {
            char c = _text.Hop(_brackets);
            _text.At++;
            if (c == '"')
            {
                return SkipString(new char[] { '"', '\\' });
            }

            _passed += c == '{' || c == '[' ? 1 : -1;
            return c != JsonText.End;
        }

        private static bool IsQuote(char c)
        {
            return c == '"' || c == '\'';
        }

        private const int MostEscapes = 1000; // in one text: all of it is one turn of the loop
        private const string Ends = ",}] \t\r\n";
    }
}
