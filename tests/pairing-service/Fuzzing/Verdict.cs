using System.Text.Json;
using System.Text.RegularExpressions;
using Pairing.Service.Tests.Requests;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>What every response to every input must be.</summary>
internal static partial class Verdict
{
    /// <summary>What is wrong with the response. Null: nothing.</summary>
    /// <param name="request">Null: the input is damaged, so that it is not certain what the service has read.</param>
    public static string? Of(FuzzRequest? request, RawResponse answer) =>
        answer.Headers.Keys.Any(name => name.Contains(OddText.Marker, StringComparison.OrdinalIgnoreCase))
            ? "a header of the input"
        : IsOfKestrel(answer) ? null
        : OfStatus(answer) ?? OfHeaders(answer) ?? OfBody(answer) ?? (request is null ? null : OfRoute(request, answer));

    /// <summary>Kestrel refuses what is not HTTP by itself, without a body, and closes.</summary>
    private static bool IsOfKestrel(RawResponse answer) =>
        answer.Status is 400 or 405 or 408 or 411 or 413 or 414 or 417 or 431 or 501 or 505
        && answer["Content-Length"] == "0" && answer["Connection"] == "close" && answer["X-Content-Type-Options"].Length == 0;

    private static string? OfStatus(RawResponse answer) => answer.Status switch
    {
        503 when answer["Retry-After"].Length > 0 => null,
        >= 500 => $"{answer.Status}",
        405 when answer["Allow"].Length == 0 => "405 without Allow",
        >= 300 and < 400 and not 304 when !Path().IsMatch(answer["Location"]) => $"a redirect to {answer["Location"]}",
        < 200 or (> 204 and < 300 and not 206) => $"{answer.Status}",
        _ => null,
    };

    private static string? OfHeaders(RawResponse answer) =>
        answer["X-Content-Type-Options"] != "nosniff" ? "no nosniff"
        : answer["Referrer-Policy"] != "no-referrer" ? "no Referrer-Policy"
        : answer.IsPage && answer["Content-Security-Policy"].Length == 0 ? "a page without a policy"
        : null;

    private static string? OfBody(RawResponse answer) =>
        answer.IsPage && Unescaped().IsMatch(answer.Body) ? "a page with unescaped input"
        : answer.IsPage && answer["Content-Security-Policy"].StartsWith("default-src 'none'", StringComparison.Ordinal)
            && answer.Body.Contains("<script", StringComparison.OrdinalIgnoreCase) ? "a page with a script"
        : answer.Body.Contains("   at Pairing.", StringComparison.Ordinal) ? "a stack"
        : answer.IsJson && answer.Body.Length > 0 && !IsJson(answer.Body) ? "JSON that is none"
        : null;

    private static string? OfRoute(FuzzRequest request, RawResponse answer)
    {
        if (!OAuth().IsMatch(request.Path))
        {
            return null;
        }

        bool isEmpty = answer.Status == 200 && answer["Content-Length"] == "0"; // a revocation
        return !answer.IsJson && !isEmpty ? $"OAuth with {answer["Content-Type"]}"
            : answer["Cache-Control"] != "no-store" || answer["Pragma"] != "no-cache" ? "OAuth that may be stored"
            : null;
    }

    private static bool IsJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@/?%#]*\z")]
    private static partial Regex Path();

    /// <summary>Not the keys, which may be stored.</summary>
    [GeneratedRegex(@"\A/oauth/(?!jwks)[a-z_]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex OAuth();

    [GeneratedRegex($"[<\"']{OddText.Marker}|<!--(?! )")]
    private static partial Regex Unescaped();
}
