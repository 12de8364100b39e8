using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Limits.Storms;

/// <summary>Somebody with a device at home.</summary>
/// <param name="home">The address of the household.</param>
internal sealed class HonestPerson(Uri service, string name, string home) : IDisposable
{
    private Phone _browser = new(service, home);

    public async Task RegisterAsync()
    {
        await _browser.GetAsync("/account/register");
        Phone.Redirected(await _browser.PostAsync(
            "/account/register", ("Entry.Name", name), ("Entry.Password", Phone.Password), ("Entry.Repeat", Phone.Password)));
        await SignOutAsync();
    }

    /// <summary>From now on with a browser that has never signed in.</summary>
    public void ChangeBrowser()
    {
        _browser.Dispose();
        _browser = new Phone(service, home);
    }

    /// <summary>A device shows a code. The person signs in, enters it and approves, and the device gets its tokens.</summary>
    /// <returns>The time from the sign-in to the tokens.</returns>
    public async Task<TimeSpan> PairAsync()
    {
        using var device = new Phone(service, home);
        var ask = await device.PostWithoutTokenAsync(WellKnown.DeviceAuthorization, (Wire.ClientId, Defaults.ClientId));
        Assert.Equal(HttpStatusCode.OK, ask.Status);
        var shown = JsonDocument.Parse(ask.Html).RootElement;
        var paired = WaitAsync(device, shown.GetProperty(Wire.DeviceCode).GetString()!);

        long began = Stopwatch.GetTimestamp();
        await _browser.SignInAsync(name);
        string confirm = Phone.Redirected(await EnterAsync(shown.GetProperty(Wire.UserCode).GetString()!));
        await _browser.GetAsync(confirm);
        string result = Phone.Redirected(await _browser.PostAsync($"{confirm}?handler=Approve"));
        Assert.DoesNotContain("tooLate", result, StringComparison.OrdinalIgnoreCase);
        await paired;
        var took = Stopwatch.GetElapsedTime(began);

        await SignOutAsync();
        return took;
    }

    public void Dispose() => _browser.Dispose();

    private async Task<Phone.Page> EnterAsync(string code)
    {
        var page = await _browser.EnterAsync(code);
        return page.Heading == "Enter your password"
            ? await _browser.PostAsync("/d", ("code", code), ("password", Phone.Password))
            : page;
    }

    private async Task SignOutAsync()
    {
        await _browser.GetAsync("/account");
        Phone.Redirected(await _browser.PostAsync("/account/sign-out"));
    }

    /// <summary>Long polls, as the firmware sends them, until the device is paired.</summary>
    private static async Task WaitAsync(Phone device, string deviceCode)
    {
        while (true)
        {
            var poll = new HttpRequestMessage(HttpMethod.Post, WellKnown.Token)
            {
                Content = new FormUrlEncodedContent(
                [
                    new(Wire.ClientId, Defaults.ClientId), new(Wire.GrantType, Wire.DeviceCodeGrant),
                    new(Wire.DeviceCode, deviceCode),
                ]),
            };
            poll.Headers.TryAddWithoutValidation(Wire.Prefer, "wait=25");
            var answer = await device.SendWithoutTokenAsync(poll);
            if (answer.Status == HttpStatusCode.OK)
            {
                return;
            }

            Assert.Contains(Wire.AuthorizationPending, answer.Html, StringComparison.Ordinal);
        }
    }
}
