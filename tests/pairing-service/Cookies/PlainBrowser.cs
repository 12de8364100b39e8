using System.Text.RegularExpressions;

namespace Pairing.Service.Tests.Cookies;

/// <summary>
/// Sends back all cookies whatever their path and their marks, so that a test sees https cookies without TLS.
/// </summary>
internal sealed partial class PlainBrowser(HttpClient http)
{
    private string _token = "";

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Each Set-Cookie header so far.</summary>
    public List<string> SetCookies { get; } = [];

    /// <summary>What stands before the cookies: one with the same name and another path.</summary>
    public string Before { get; set; } = "";

    public Task<string> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<string> HeadingAsync(string path) => Heading().Match(await GetAsync(path)).Groups[1].Value;

    public Task<string> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
                KeyValuePair.Create("__RequestVerificationToken", _token),
            ]),
        });

    private async Task<string> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        sent.Headers.TryAddWithoutValidation(
            "Cookie", Before + string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var response = await http.SendAsync(sent);
        foreach (string set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            SetCookies.Add(set);
            string[] pair = set.Split(';')[0].Split('=', 2);
            Cookies[pair[0]] = pair[1];
        }

        string html = await response.Content.ReadAsStringAsync();
        _token = Token().Match(html) is { Success: true } token ? token.Groups[1].Value : _token;
        return html;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<h1>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();
}
