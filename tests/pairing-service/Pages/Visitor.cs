using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Pairing.Service.Tests.Pages;

/// <summary>
/// A browser without a screen: keeps cookies, reads the hidden form token, and returns redirects instead of following them.
/// </summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private string? _token;

    /// <param name="from">The source address. On Linux, all of 127.0.0.0/8 is this machine.</param>
    public Visitor(House house, string from = "127.0.0.1")
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpClient(handler) { BaseAddress = house.Address };
    }

    public CookieContainer Cookies { get; } = new();

    public async Task<Answer> GetAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a form with the token of the last page.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostWithoutTokenAsync(path, [.. fields, ("__RequestVerificationToken", _token ?? "")]);

    public async Task<Answer> PostWithoutTokenAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await ReadAsync(await _http.PostAsync(new Uri(path, UriKind.Relative), form));
    }

    /// <summary>Sends a request as a program with the session and a form token would.</summary>
    public Task<Answer> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("RequestVerificationToken", _token);
        return SendWithoutTokenAsync(request);
    }

    public async Task<Answer> SendWithoutTokenAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await ReadAsync(await _http.SendAsync(request));
        }
    }

    public async Task SignInAsync(string name, string password = House.Password)
    {
        await GetAsync("/account/sign-in");
        var answer = await PostAsync("/account/sign-in", ("Name", name), ("Password", password));
        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }

    /// <summary>Enters a code on the entry page.</summary>
    public async Task<Answer> EnterAsync(string code)
    {
        await GetAsync("/d");
        return await PostAsync("/d", ("code", code));
    }

    /// <summary>Enters the code, opens the confirm page and decides.</summary>
    /// <returns>Where that leads.</returns>
    public async Task<string> DecideAsync(string code, string choice)
    {
        string confirm = (await EnterAsync(code)).Location;
        await GetAsync(confirm);
        return (await PostAsync($"{confirm}?handler={choice}")).Location;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            string html = await response.Content.ReadAsStringAsync();
            if (Token().Match(html) is { Success: true } match)
            {
                _token = match.Groups[1].Value;
            }

            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(
                response.StatusCode, html, WebUtility.HtmlDecode(Heading().Match(html).Groups[1].Value).Trim(), headers);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<h1>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    public sealed record Answer(HttpStatusCode Status, string Html, string Heading, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>The target of a redirect.</summary>
        public string Location => Headers.GetValueOrDefault("Location", "");
    }
}
