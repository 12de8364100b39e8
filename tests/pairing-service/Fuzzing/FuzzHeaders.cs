using System.Text;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Makes the headers of an input, besides those of its body.</summary>
internal sealed class FuzzHeaders(FuzzWorld world)
{
    private static readonly string[] Names =
    [
        "Accept", "Accept-Encoding", "Accept-Language", "Origin", "Referer", "User-Agent", "Range", "If-None-Match", "If-Match",
        "If-Modified-Since", "Content-Encoding", "RequestVerificationToken", "X-HTTP-Method-Override", "traceparent",
        "tracestate",
        "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix", "Forwarded",
        "X-Real-IP",
        "Prefer", "Authorization", "Cookie", "Upgrade-Insecure-Requests", "Sec-Fetch-Site", "TE", "Max-Forwards",
        "X-Original-URL",
        "Upgrade", "baggage", "Keep-Alive", "Priority", "Early-Data", "Cache-Control", "Pragma",
    ];

    private static readonly string[] Hosts =
    [
        "localhost:0", "localhost:65536", "localhost:99999999999", "localhost:x", "[::1]:70000", "[", "a b", "evil.example",
        "a..b",
        "xn--99999999", "xn--bcher-kva.example", "[fe80::1%25eth0]", "1.2.3.4:80", "\u00E9", ":", "@", "a/b",
        "localhost,localhost",
    ];

    private static readonly string[] Addresses =
    [
        "1.2.3.4", "::1", "[::1]:5", "unknown", "_hidden", "for=1.2.3.4;proto=https", "1.2.3.4, 5.6.7.8", "", ",,,", "\"",
        "1.2.3.4:99999",
    ];

    private static readonly string[] Waits =
        ["wait=0", "wait=1", "wait=\"5\"", "wait=99999999999999", "wait=-1", "respond-async, wait=3;x=\"", "wait"];

    /// <returns>The lines, each with its end.</returns>
    public string Any(Dice dice)
    {
        var lines = new StringBuilder();
        string host = dice.Once(8) ? OddText.InHeader(dice.Pick(Hosts)) : "localhost:5080";
        Add(lines, "Host", host, dice.Once(60) ? dice.Roll(3) : 1);
        if (dice.Roll(3) > 0)
        {
            Add(lines, "Cookie", world.Cookies, 1);
        }

        for (int i = dice.Roll(4); i > 0; i--)
        {
            string name = dice.Pick(Names);
            Add(lines, name, Value(dice, name), dice.Once(20) ? 2 : 1);
        }

        if (dice.Once(300))
        {
            Add(lines, "X-Long", new string('x', dice.Roll(40_000)), 1);
        }

        return lines.ToString();
    }

    private string Value(Dice dice, string name) => OddText.InHeader(name switch
    {
        _ when dice.Once(3) => OddText.Any(dice),
        "Authorization" => Authorization(dice),
        "Cookie" => Cookie(dice),
        "Prefer" => dice.Pick(Waits),
        "RequestVerificationToken" => world.FormToken,
        "Accept" => dice.Pick<string>(["text/html", "application/json", "*/*", "image/png;q=0.1", "a/b;q=x"]),
        "Accept-Encoding" => dice.Pick<string>(["gzip, br", "identity;q=0", "*"]),
        "If-None-Match" or "If-Match" => dice.Pick<string>(["*", "\"x\"", "W/\"x\", \"y\"", "x"]),
        "Forwarded" or "X-Real-IP" => dice.Pick(Addresses),
        _ when name.StartsWith("X-Forwarded", StringComparison.Ordinal) => dice.Pick(Addresses),
        _ => OddText.Any(dice),
    });

    private string Authorization(Dice dice) => dice.Roll(6) switch
    {
        0 => "Bearer " + world.AccessToken,
        1 => "Bearer " + Damaged(dice, world.AccessToken),
        2 => "Basic " + Base64("box:" + FuzzWorld.Secret),
        3 => "Basic " + Base64(OddText.Any(dice)),
        4 => "Basic " + OddText.Any(dice),
        _ => "Bearer " + OddText.Any(dice),
    };

    private string Cookie(Dice dice) => dice.Roll(4) switch
    {
        0 => Damaged(dice, world.Cookies),
        1 => world.Cookies + "; " + world.Cookies,
        2 => string.Join("; ", world.Cookies.Split("; ").Select(one => $"{one.Split('=')[0]}={OddText.Any(dice)}")),
        _ => $".AspNetCore.Mvc.CookieTempDataProvider={OddText.Any(dice)}",
    };

    private static string Damaged(Dice dice, string text) => dice.Once(2)
        ? text[..dice.Roll(text.Length)]
        : text.Remove(dice.Roll(text.Length), 1).Insert(dice.Roll(text.Length - 1), ((char)(' ' + 1 + dice.Roll(90))).ToString());

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static void Add(StringBuilder lines, string name, string value, int times)
    {
        for (; times > 0; times--)
        {
            lines.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }
}
