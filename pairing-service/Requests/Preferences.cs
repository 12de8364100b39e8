using Microsoft.Extensions.Primitives;
using Pairing.Protocol;

namespace Pairing.Service.Requests;

/// <summary>
/// The Prefer header (RFC 7240 2): a list of `name`, `name=value` or `name="value"`, separated by commas, with parameters
/// after semicolons. Unknown and invalid preferences are ignored.
/// </summary>
public static class Preferences
{
    /// <summary>
    /// The seconds that the client prefers to wait (RFC 7240 4.3), at most <paramref name="maximum"/>. 0: no preference.
    /// </summary>
    public static int Wait(StringValues prefer, int maximum)
    {
        foreach (string? line in prefer)
        {
            var rest = line.AsSpan();
            while (!rest.IsEmpty)
            {
                var preference = TakeUntil(',', ref rest);
                var value = TakeUntil(';', ref preference);
                var name = TakeUntil('=', ref value).Trim();
                if (name.Equals(Wire.Wait, StringComparison.OrdinalIgnoreCase))
                {
                    return Seconds(Unquote(value.Trim()), maximum); // RFC 7240 2: only the first instance counts
                }
            }
        }

        return 0;
    }

    // RFC 9111 1.2.2: delta-seconds has only digits, and a value that is too large counts as the maximum
    private static int Seconds(ReadOnlySpan<char> digits, int maximum)
    {
        long seconds = 0;
        foreach (char c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return 0;
            }

            seconds = Math.Min((seconds * 10) + (c - '0'), maximum);
        }

        return (int)seconds;
    }

    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> value) =>
        value is ['"', .. var inner, '"'] ? inner : value;

    /// <summary>The part before the next unquoted <paramref name="end"/>. Moves <paramref name="text"/> past it.</summary>
    private static ReadOnlySpan<char> TakeUntil(char end, ref ReadOnlySpan<char> text)
    {
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == '\\' && isQuoted)
            {
                i++; // a quoted pair
            }
            else if (text[i] == end && !isQuoted)
            {
                var part = text[..i];
                text = text[(i + 1)..];
                return part;
            }
        }

        var all = text;
        text = [];
        return all;
    }
}
