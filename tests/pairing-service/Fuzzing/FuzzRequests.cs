using System.Globalization;
using System.Text;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Makes whole requests: mostly well framed, sometimes cut, damaged or of unclear length.</summary>
internal sealed class FuzzRequests(FuzzWorld world)
{
    private const int Limit = 16 * 1024;

    private static readonly string[] Versions = ["HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "http/1.1", "X"];

    private static readonly string[] Insertions =
        ["\r\n", "\n", "\r", "\0", "\r\n\r\n", " ", ":", "\u00FF", "GET / HTTP/1.1\r\n\r\n"];

    private readonly FuzzTargets _targets = new(world);
    private readonly FuzzBodies _bodies = new(world);
    private readonly FuzzHeaders _headers = new(world);

    public FuzzRequest Any(Dice dice)
    {
        var (method, target, fields) = _targets.Any(dice);
        string version = dice.Once(60) ? dice.Pick(Versions) : "HTTP/1.1";
        string head = $"{method} {target} {version}\r\n{_headers.Any(dice)}";
        if (dice.Once(40))
        {
            head += "Connection: close\r\n";
        }

        bool hasBody = method is "POST" or "PUT" or "PATCH" ? !dice.Once(25) : dice.Once(25);
        if (!hasBody)
        {
            head += dice.Once(2) || method is "POST" or "PUT" or "PATCH" ? "Content-Length: 0\r\n" : "";
            return Broken(dice, new FuzzRequest(method, target, head + "\r\n", IsFramed: true, IsPartOnly: false));
        }

        // Nothing decides with a form token, so that a grant that is approved is a fault
        bool mayHaveToken = !target.Contains("confirm", StringComparison.OrdinalIgnoreCase)
            && !target.Contains("sign-out", StringComparison.OrdinalIgnoreCase);
        var (type, body) = _bodies.Any(dice, fields, mayHaveToken);
        head += dice.Once(25) ? "" : $"Content-Type: {type}\r\n";
        head += dice.Once(50) ? "Expect: 100-continue\r\n" : "";
        return Broken(dice, WithBody(dice, method, target, head, body));
    }

    private static FuzzRequest WithBody(Dice dice, string method, string target, string head, string body)
    {
        string length = body.Length.ToString(CultureInfo.InvariantCulture);
        switch (dice.Roll(60))
        {
            case 0: // two lengths, no number, or a coding that no one has
                string odd = dice.Pick<string>(
                [
                    $"Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n", "Content-Length: -1\r\n",
                    "Content-Length: x\r\n", $"Content-Length: {length}\r\nContent-Length: 1\r\n",
                    "Transfer-Encoding: gzip\r\n", "Transfer-Encoding: chunked, gzip\r\n", "Transfer-Encoding: xchunked\r\n",
                    "Content-Length: 99999999999999999999\r\n",
                ]);
                return new FuzzRequest(method, target, $"{head}{odd}\r\n{body}", IsFramed: false, IsPartOnly: false);
            case 1: // a long body that is only announced
                int announced = Limit + 1 + dice.Roll(1_000_000);
                string only = $"{head}Content-Length: {announced}\r\n\r\n";
                return new FuzzRequest(method, target, only, IsFramed: true, IsPartOnly: true);
            case <= 8:
                return new FuzzRequest(
                    method, target, $"{head}Transfer-Encoding: chunked\r\n\r\n{Chunked(dice, body)}", IsFramed: true,
                    IsPartOnly: body.Length > Limit);
            default:
                bool isTooLong = body.Length > Limit;
                string whole = $"{head}Content-Length: {length}\r\n\r\n{(isTooLong ? "" : body)}";
                return new FuzzRequest(method, target, whole, IsFramed: true, IsPartOnly: isTooLong);
        }
    }

    private static string Chunked(Dice dice, string body)
    {
        var chunks = new StringBuilder();
        for (int at = 0; at < body.Length;)
        {
            int size = Math.Min(1 + dice.Roll(Math.Max(16, body.Length)), body.Length - at);
            chunks.Append(CultureInfo.InvariantCulture, $"{size:x}\r\n").Append(body, at, size).Append("\r\n");
            at += size;
        }

        return chunks.Append("0\r\n\r\n").ToString();
    }

    /// <summary>One in 25 loses its end, or some of its bytes are others.</summary>
    private static FuzzRequest Broken(Dice dice, FuzzRequest request)
    {
        if (!dice.Once(25))
        {
            return request;
        }

        string text = request.Text;
        int at = dice.Roll(text.Length);
        string damaged = dice.Roll(4) switch
        {
            0 => text[..at],
            1 => text.Remove(at, Math.Min(1 + dice.Roll(4), text.Length - at)),
            2 => text.Insert(at, dice.Pick(Insertions)),
            _ => text.Remove(at, 1).Insert(at, ((char)dice.Roll(256)).ToString()),
        };
        return request with { Text = damaged, IsFramed = false };
    }
}
