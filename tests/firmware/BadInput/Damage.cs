using System.Text;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Tests.BadInput;

/// <summary>Makes bad input of good input, by chance: cut, changed, doubled, nested, of another type, or all chance.</summary>
internal sealed class Damage(Random random)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1e999", "99999999999999999999999", "0x3C", ".5", "NaN", "\"\"", "[]", "{}",
        "[[[[]]]]", """{"error":{"error":{"error":"x"}}}""", """["a",{"b":[1]}]""",
        """ "\ud800" """, """ "\u0000\u001f" """, """ "\udc00x" """,
        "\"\ud83d\"", "\"\u202e\u0301\u200b\"", "\"2026-07-24T10:00:00Z\"", "'x'", "\"\\", "\"\u0000\"", "x", "",
    ];

    private static readonly string[] Parts =
    [
        "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u", "'", "\0", "\n", "\r\n\r\n", "\u00e9", "\ufeff", "\ud800", "\uffff", "%",
        "%zz", "&", "=", "<html>", "//", "..", "\"error\":\"x\"", "\"error\":", "\"expires_in\":", "\"interval\":",
        "\"access_token\":", " ",
    ];

    private static readonly int[] Statuses =
        [100, 199, 201, 204, 206, 301, 302, 304, 400, 401, 403, 404, 408, 410, 418, 425, 428, 429, 500, 502, 503, 504, 511, 599];

    private static readonly string[] Fields =
    [
        "0", "-1", "1", "7", "0.5", "99999999999", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "wait=25", "wait=x", "\"", "W/\"a\"",
        "Bearer error=\"invalid_token\"", "Bearer", "https://elsewhere.example/", "://", "/", "\u0000\u00e9",
        new string('x', 3000),
    ];

    public bool Chance(int inSoMany) => random.Next(inSoMany) == 0;

    public string Of(string text)
    {
        if (Chance(20))
        {
            return Encoding.Latin1.GetString(Of(Encoding.UTF8.GetBytes(text)));
        }

        for (int times = 1 + random.Next(3); times > 0; times--)
        {
            text = Once(text);
        }

        return text;
    }

    public byte[] Of(byte[] bytes)
    {
        byte[] bad = [.. bytes];
        if (Chance(5))
        {
            bad = new byte[random.Next(600)];
            random.NextBytes(bad);
        }

        for (int flips = random.Next(4); flips > 0 && bad.Length > 0; flips--)
        {
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
        }

        return Chance(3) ? bad[..random.Next(bad.Length + 1)] : bad;
    }

    /// <summary>A bad body, an odd status, odd fields, or none at all; no longer than the board reads.</summary>
    public HttpResponse Of(HttpResponse good, int most)
    {
        if (Chance(20))
        {
            return HttpResponse.Failed((HttpFailure)random.Next(1, (int)HttpFailure.NoDate));
        }

        string body = Chance(8) ? good.Body : Of(good.Body);
        int status = Chance(4) ? Statuses[random.Next(Statuses.Length)] : good.Status;
        return Encoding.UTF8.GetByteCount(body) > most
            ? HttpResponse.Failed(HttpFailure.TooLong)
            : HttpResponse.Of(
                status, body, Field(good.Challenge), Field(good.RetryAfter), Field(good.Preference), Field(good.Tag),
                Field(good.Location));
    }

    private string Field(string good) => Chance(10) ? Fields[random.Next(Fields.Length)] : good;

    private string Once(string text)
    {
        int at = random.Next(text.Length + 1);
        int end = at + random.Next(Math.Min(text.Length - at, 40) + 1);
        return random.Next(9) switch
        {
            0 => text[..at],
            1 => text[..at] + text[end..],
            2 => text[..end] + text[at..],
            3 => text[..at] + Parts[random.Next(Parts.Length)] + text[at..],
            4 => text[..at] + Parts[random.Next(Parts.Length)] + text[end..],
            5 => WithValue(text, new string(random.Next(2) == 0 ? '[' : '{', random.Next(3000))),
            6 => WithValue(text, $"\"{new string("xW\u00e9"[random.Next(3)], random.Next(3000))}\""),
            _ => WithValue(text, Values[random.Next(Values.Length)]),
        };
    }

    /// <summary>In place of one of its values, or behind it.</summary>
    private string WithValue(string text, string value)
    {
        int colon = text.IndexOf(':', random.Next(text.Length + 1));
        int end = colon < 0 ? -1 : text.IndexOfAny([',', '}'], colon);
        return end < 0 ? text + value : text[..(colon + 1)] + value + text[end..];
    }
}
