using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace nanoFramework.Json;

/// <summary>
/// Reads JSON as the package's lexer does. Objects become lists of members, since a name may come twice; arrays become
/// lists; the rest are values.
/// </summary>
/// <exception cref="FormatException">What the package cannot read: no document, more than one, an escape it falls
/// over.</exception>
internal sealed class JsonReader(string text)
{
    private int _position;

    public object? ReadDocument()
    {
        char first = Peek();
        if (first is not ('{' or '['))
        {
            // A bare value is read, and then indexed as if it were an object.
            ReadValue();
            throw Peek() == '\0' ? new IndexOutOfRangeException() : new FormatException();
        }

        object? document = ReadValue();
        return Peek() == '\0' ? document : throw new FormatException();
    }

    private object? ReadValue() => Peek() switch
    {
        '{' => ReadObject(),
        '[' => ReadArray(),
        '"' => ReadString(),
        't' => ReadWord("true", true),
        'f' => ReadWord("false", false),
        'n' => ReadWord("null", null),
        _ => ReadNumber(),
    };

    private JsonMembers ReadObject()
    {
        var members = new JsonMembers();
        _position++;
        while (Peek() != '}')
        {
            string name = Peek() == '"' ? ReadString() : throw new FormatException();
            Expect(':');
            members.Add(new KeyValuePair<string, object?>(name, ReadValue()));
            if (Peek() != '}')
            {
                Expect(','); // a comma before the end is let through
            }
        }

        _position++;
        return members;
    }

    private List<object?> ReadArray()
    {
        var items = new List<object?>();
        _position++;
        while (Peek() != ']')
        {
            if (Peek() == '[')
            {
                throw new FormatException(); // arrays in arrays are beyond the package
            }

            items.Add(ReadValue());
            if (Peek() != ']')
            {
                Expect(',');
            }
        }

        _position++;
        return items;
    }

    private string ReadString()
    {
        var value = new StringBuilder();
        for (_position++; ; _position++)
        {
            char c = _position < text.Length ? text[_position] : throw new FormatException();
            switch (c)
            {
                case '"':
                    _position++;
                    return value.ToString();
                case '\\':
                    value.Append(ReadEscape());
                    break;
                default:
                    value.Append(c);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        char c = ++_position < text.Length ? text[_position] : throw new FormatException();
        return c switch
        {
            '"' or '\\' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadUnicode(),
            _ => throw new FormatException(), // and so for \/, which RFC 8259 7 allows
        };
    }

    /// <summary>
    /// The package gathers everything that could stand in a number, so that A-D and F stop it early, and a digit or an e
    /// behind the four is swallowed; of the first four, the last two count.
    /// </summary>
    private char ReadUnicode()
    {
        int start = _position + 1;
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is 'e' or 'E' or '+' or '-' or '.'))
        {
            end++;
        }

        if (end - start < 4
            || !int.TryParse(text.AsSpan(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            throw new FormatException();
        }

        _position = end - 1;
        return (char)(code & 0xFF);
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0)
        {
            throw new FormatException();
        }

        _position += word.Length;
        return value;
    }

    private object ReadNumber()
    {
        int start = _position;
        while (_position < text.Length
            && (char.IsAsciiDigit(text[_position]) || text[_position] is '-' or '+' or '.' or 'e' or 'E'))
        {
            _position++;
        }

        ReadOnlySpan<char> digits = text.AsSpan(start, _position - start);
        CultureInfo invariant = CultureInfo.InvariantCulture;
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, invariant, out int small))
        {
            return small;
        }

        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, invariant, out long large))
        {
            return large;
        }

        return ulong.TryParse(digits, NumberStyles.None, invariant, out ulong huge)
            ? (object)huge
            : double.Parse(digits, NumberStyles.Float, invariant);
    }

    private void Expect(char c)
    {
        if (Peek() != c)
        {
            throw new FormatException();
        }

        _position++;
    }

    /// <summary>The next character that is no white space; '\0' at the end.</summary>
    private char Peek()
    {
        while (_position < text.Length && (text[_position] is ' ' or '\t' or '\r' or '\n'))
        {
            _position++;
        }

        return _position < text.Length ? text[_position] : '\0';
    }
}
