using System.Collections.Concurrent;
using System.Net;
using Pairing.Protocol;
using Pairing.Service.Tests.Pages;

namespace Pairing.Service.Tests.Limits.Storms;

/// <summary>Strangers who send as fast as they get responses, each kind from networks of its own.</summary>
internal sealed class Storm : IAsyncDisposable
{
    private const int SignIns = 50;
    private const int Others = 10;

    /// <summary>
    /// The /24s of each kind. Passwords have 24 places for each thread: more sites than that leave none to a new browser.
    /// </summary>
    private const int Sites = 5;

    private static readonly string[] Endpoints =
        [WellKnown.DeviceAuthorization, WellKnown.Token, WellKnown.Revocation, WellKnown.Introspection];

    private readonly Uri _service;
    private readonly string[] _names;
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly Task[] _strangers;
    private volatile bool _isOver;

    /// <param name="names">Accounts of others, whose passwords are guessed.</param>
    public Storm(Uri service, string[] names)
    {
        (_service, _names) = (service, names);
        _strangers =
        [
            .. Enumerable.Range(0, SignIns).Select(i => Task.Run(() => SignInAsync(i))),
            .. Enumerable.Range(0, Others).Select(i => Task.Run(() => RegisterAsync(i))),
            .. Enumerable.Range(0, Others).Select(i => Task.Run(() => AskAsync(i))),
            .. Enumerable.Range(0, Others).Select(i => Task.Run(() => GuessSecretsAsync(i))),
        ];
    }

    /// <summary>How many responses there were of each kind and status.</summary>
    public string Answers => string.Join(", ", _answers.OrderBy(one => one.Key).Select(one => $"{one.Value} {one.Key}"));

    /// <summary>Waits until each kind has got some responses.</summary>
    public async Task IsOnAsync()
    {
        string[] kinds = ["sign-in", "registration", "code", "secret"];
        while (!kinds.All(kind => _answers.Any(one => one.Key.StartsWith(kind, StringComparison.Ordinal))))
        {
            if (Array.Find(_strangers, stranger => stranger.IsFaulted) is { } failed)
            {
                await failed;
            }

            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        await Task.WhenAll(_strangers); // a request that failed, and not only was refused, fails the test
    }

    private async Task SignInAsync(int i)
    {
        using var phone = new Phone(_service, $"127.1.{i % Sites}.{1 + (i / Sites)}");
        await phone.GetAsync("/account/sign-in");
        for (int n = 0; !_isOver; n++)
        {
            string name = i % 2 == 0 ? _names[n % _names.Length] : $"nobody{i}";
            Count("sign-in", await phone.PostAsync("/account/sign-in", ("Name", name), ("Password", "wrong")));
        }
    }

    /// <summary>Each account that is made guesses codes.</summary>
    private async Task RegisterAsync(int i)
    {
        for (int n = 0; !_isOver; n++)
        {
            using var phone = new Phone(_service, $"127.2.{i % Sites}.{1 + i + (n % 20 * Others)}");
            await phone.GetAsync("/account/register");
            var made = await phone.PostAsync(
                "/account/register", ("Entry.Name", $"guest{i}n{n}"), ("Entry.Password", Phone.Password),
                ("Entry.Repeat", Phone.Password));
            Count("registration", made);
            for (int guess = 0; made.Status == HttpStatusCode.Found && guess < 6 && !_isOver; guess++)
            {
                Count("guess of a code", await phone.EnterAsync(Wrong.Code((i * 1000) + guess)));
            }
        }
    }

    private async Task AskAsync(int i)
    {
        for (int n = 0; !_isOver; n++)
        {
            using var device = new Phone(_service, $"127.3.{i}.{1 + (n % 250)}");
            for (int times = 0; times < 100 && !_isOver; times++)
            {
                Count("code", await device.PostWithoutTokenAsync(
                    WellKnown.DeviceAuthorization, (Wire.ClientId, Defaults.ClientId)));
            }
        }
    }

    private async Task GuessSecretsAsync(int i)
    {
        for (int n = 0; !_isOver; n++)
        {
            using var guesser = new Phone(_service, $"127.4.{i}.{1 + (n % 250)}");
            for (int times = 0; times < 100 && !_isOver; times++)
            {
                Count("secret", await guesser.PostWithoutTokenAsync(
                    Endpoints[times % Endpoints.Length], (Wire.ClientId, "api"), (Wire.ClientSecret, $"guess{times}"),
                    (Wire.Token, "rubbish"), (Wire.GrantType, Wire.RefreshTokenGrant), (Wire.RefreshToken, "rubbish")));
            }
        }
    }

    private void Count(string kind, Phone.Page page) =>
        _answers.AddOrUpdate($"{kind} {(int)page.Status}", 1, (_, before) => before + 1);
}
