using System.Text;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Texts that have broken programs: markup, controls, directions, encodings, formats, lengths.</summary>
internal static class OddText
{
    /// <summary>A page that shows it without escaping has a tag or an attribute of this name.</summary>
    public const string Marker = "zq7";

    private static readonly string[] All =
    [
        "", " ", "x", "0", "-1", "true", "null", "undefined", "NaN", "1e999", "2147483648", "99999999999999999999", "%", "%%",
        "%zz",
        "%00", "%0d%0a", "%E9", "%C3%28", "%u0041", "+", "&", "=", "&&==", ";", ",", "\\", "/", "//", "/..", "../../etc/passwd",
        ".",
        "..", "~", "~/", "#", "?", "*", "{0}", "${7*7}", "{{7*7}}", "@(1+1)", "%n%s", "' OR 1=1 --", "\"; DROP TABLE Devices; --",
        $"<{Marker}>", $"\"><{Marker}>", $"\"{Marker}=\"x", $"'{Marker}='x", $"<script>{Marker}</script>", $"&lt;{Marker}",
        "<!--", "]]>",
        $"javascript:{Marker}", "data:text/html,x", "https://evil.example/", "//evil.example", "/\\evil.example",
        "\t//evil.example",
        $"x\r\n{Marker}-Injected: 1", $"x\n{Marker}-Injected: 1", "\0", "a\0b", "\u0001", "\u001B[31m", "\u007F", "\u0085",
        "\u009B", "\t",
        "é", "\u65E5\u672C", "\U0001F600", "\uFFFD", "\uFFFE", "\uFEFFx", "\u202Egnp", "\u2066x", "\u200B", "\u200D\u200D",
        "\u3164",
        "e\u0301\u0302\u0303\u0304\u0305", "\u0301", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\u0645\u06CC\u200C\u062E",
        "\uDB40\uDC41",
        "WDJB-MJHT", "WDJBMJHT", "wdjbmjht", "ＷＤＪＢＭＪＨＴ", "WDJB\u2013MJHT", "BBBBBBBBB",
        "application/json", "[]", "{}", "\"\"",
        "00000000-0000-0000-0000-000000000000", "CfDJ8AAAA", "chunks-2", "Basic", "Bearer", "wait=5", "*/*", "W/\"x\"",
        "bytes=0-",
    ];

    /// <summary>One of them, several joined, one repeated, or any characters.</summary>
    public static string Any(Dice dice) => dice.Roll(10) switch
    {
        < 6 => dice.Pick(All),
        6 => dice.Pick(All) + dice.Pick(All),
        7 => Repeated(dice.Pick(All), dice.Roll(60)),
        8 => Encoding.Latin1.GetString(dice.Bytes(dice.Roll(24))),
        _ => dice.Once(20) ? Repeated(dice.Pick(All), dice.Roll(9000)) : Letters(dice),
    };

    /// <summary>The bytes of UTF-8, one character each, as a request has them.</summary>
    public static string Raw(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Without what would end a header.</summary>
    public static string InHeader(string text) =>
        Raw(text).Replace('\r', '\u00FF').Replace('\n', '\u00FF').Replace('\0', '\u00FF');

    /// <summary>As a form or a query has it: encoded, mostly.</summary>
    public static string Encoded(Dice dice, string text) => dice.Roll(12) switch
    {
        0 => InHeader(text).Replace(' ', '+').Replace('#', '%'),
        1 => string.Concat(Raw(text).Select(c => $"%{(int)c:x2}")),
        _ => Uri.EscapeDataString(text),
    };

    private static string Repeated(string text, int length)
    {
        var repeated = new StringBuilder();
        while (text.Length > 0 && repeated.Length < length)
        {
            repeated.Append(text);
        }

        return repeated.ToString();
    }

    private static string Letters(Dice dice) => string.Concat(
        Enumerable.Range(0, dice.Roll(12)).Select(_ => char.ConvertFromUtf32(Legal(dice.Roll(dice.Pick(Planes))))));

    private static readonly int[] Planes = [0x80, 0x250, 0x3000, 0x10000, 0x110000];

    private static int Legal(int code) => code is >= 0xD800 and <= 0xDFFF ? 0xFFFD : code;
}
