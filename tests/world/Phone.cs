using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Pairing.Tests.World;

/// <summary>
/// A phone without a screen: keeps cookies, reads the hidden form token, and returns redirects instead of following them.
/// </summary>
public sealed partial class Phone : IDisposable
{
    /// <summary>The password of every account, if a test does not set another one.</summary>
    public const string Password = "correct horse battery staple";

    private readonly HttpClient _http;
    private string? _token;

    /// <param name="from">The source address. On Linux, all of 127.0.0.0/8 is this machine.</param>
    public Phone(Uri service, string from = "127.0.0.1")
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
        _http = new HttpClient(handler) { BaseAddress = service };
    }

    public CookieContainer Cookies { get; } = new();

    /// <param name="path">A path of the service, or a whole address.</param>
    public async Task<Page> GetAsync(string path) => await ReadAsync(await _http.GetAsync(At(path)));

    /// <summary>Sends a form with the token of the last page.</summary>
    public Task<Page> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostWithoutTokenAsync(path, [.. fields, ("__RequestVerificationToken", _token ?? "")]);

    public async Task<Page> PostWithoutTokenAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await ReadAsync(await _http.PostAsync(At(path), form));
    }

    /// <summary>Sends a request as a program with the session and a form token would.</summary>
    public Task<Page> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("RequestVerificationToken", _token);
        return SendWithoutTokenAsync(request);
    }

    public async Task<Page> SendWithoutTokenAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await ReadAsync(await _http.SendAsync(request));
        }
    }

    public async Task SignInAsync(string name, string password = Password)
    {
        await GetAsync("/account/sign-in");
        Redirected(await PostAsync("/account/sign-in", ("Name", name), ("Password", password)));
    }

    /// <summary>Enters a code on the entry page.</summary>
    public async Task<Page> EnterAsync(string code)
    {
        await GetAsync("/d");
        return await PostAsync("/d", ("code", code));
    }

    /// <summary>Enters the code, opens the confirm page and decides.</summary>
    /// <returns>The page that follows.</returns>
    public async Task<string> DecideAsync(string code, string choice)
    {
        string confirm = (await EnterAsync(code)).Location;
        await GetAsync(confirm);
        return (await PostAsync($"{confirm}?handler={choice}")).Location;
    }

    /// <returns>The target of a redirect.</returns>
    /// <exception cref="InvalidOperationException">The page is not a redirect.</exception>
    public static string Redirected(Page page) => page.Status == HttpStatusCode.Found
        ? page.Location
        : throw new InvalidOperationException($"The page answered {page.Status}: {page.Html}");

    public void Dispose() => _http.Dispose();

    // Not a relative Uri: on Linux, "/d" would be a file
    private Uri At(string path) => new(_http.BaseAddress!, path);

    private async Task<Page> ReadAsync(HttpResponseMessage response)
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
            return new Page(
                response.StatusCode, html, WebUtility.HtmlDecode(Heading().Match(html).Groups[1].Value).Trim(), headers);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<h1>(.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    public sealed record Page(HttpStatusCode Status, string Html, string Heading, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>The target of a redirect.</summary>
        public string Location => Headers.GetValueOrDefault("Location", "");
    }
}
