using Microsoft.Extensions.Primitives;
using Pairing.Protocol;

namespace Pairing.Service.Requests;

/// <summary>
/// The Prefer header (RFC 7240 2): preferences with commas between, each `name`, `name=value` or `name="value"`, with
/// parameters after semicolons. What is unknown or makes no sense is ignored.
/// </summary>
public static class Preferences
{
    /// <summary>Seconds that the client would wait for an answer (RFC 7240 4.3), at most <paramref name="maximum"/>; 0 where it does not say.</summary>
    public static int Wait(StringValues prefer, int maximum)
    {
        foreach (string? line in prefer)
        {
            var rest = line.AsSpan();
            while (!rest.IsEmpty)
            {
                var preference = TakeUpTo(',', ref rest);
                var value = TakeUpTo(';', ref preference);
                var name = TakeUpTo('=', ref value).Trim();
                if (name.Equals(Wire.Wait, StringComparison.OrdinalIgnoreCase))
                {
                    return Seconds(Unquote(value.Trim()), maximum); // RFC 7240 2: only the first instance counts
                }
            }
        }

        return 0;
    }

    // RFC 9111 1.2.2: delta-seconds is of digits alone, and one too large for us is as good as the largest
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

    /// <summary>The part before the next <paramref name="end"/> that is not in quotes; <paramref name="text"/> goes on after it.</summary>
    private static ReadOnlySpan<char> TakeUpTo(char end, ref ReadOnlySpan<char> text)
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
