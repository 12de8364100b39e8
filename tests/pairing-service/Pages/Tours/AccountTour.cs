using Microsoft.Playwright;
using Pairing.Service.Limits;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>Account pages: sign-in, the first account, the own account.</summary>
public sealed class AccountTour : ITour
{
    public static IReadOnlyDictionary<string, Func<RunningService, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<RunningService, IPage, Task>>(StringComparer.Ordinal)
        {
            ["sign in"] = (_, page) => page.GotoAsync("/account/sign-in"),
            ["sign in for a code"] = (_, page) => page.GotoAsync("/D/WDJBMJHT"),
            ["sign in, wrong password"] = (_, page) => page.SignInAsync("alice", "not that one, alas"),
            ["sign in, too many wrong passwords"] = async (service, page) =>
            {
                while (service.Get<AddressLimits>().SignIns.TryTake("127.0.0.1", out _))
                {
                }

                await page.SignInAsync("alice");
            },
            ["sign in, no accounts yet"] = (_, page) => page.GotoAsync("/account/sign-in?first"),
            ["first account"] = async (service, page) => await page.GotoAsync(await service.FirstAccountLinkAsync()),
            ["first account, refused"] = async (service, page) =>
            {
                await page.GotoAsync(await service.FirstAccountLinkAsync());
                await page.GetByLabel("Name").FillAsync("al ice");
                await page.GetByLabel("Password", new() { Exact = true }).FillAsync("1234567890");
                await page.GetByLabel("Repeat the password").FillAsync("1234567890");
                await page.PressAsync("Create account");
            },
            ["first account, dead link"] = (_, page) => page.GotoAsync("/account/first/gone"),
            ["register"] = (_, page) => page.GotoAsync("/account/register"),
            ["account"] = Tour.SignedIn((_, page) => page.GotoAsync("/account")),
            ["authenticator, off"] = Tour.SignedIn((_, page) => page.GotoAsync("/account/authenticator")),
            ["authenticator, key"] = Tour.SignedIn(async (_, page) => await page.StartAuthenticatorAsync()),
            ["authenticator, wrong code"] = Tour.SignedIn(async (_, page) =>
            {
                await page.StartAuthenticatorAsync();
                await page.GetByLabel("Code that the app shows").FillAsync("abc");
                await page.PressAsync("Turn on");
            }),
            ["recovery codes"] = Tour.SignedIn((service, page) => page.TurnOnAuthenticatorAsync(service)),
            ["authenticator, on"] = Tour.SignedIn(async (service, page) =>
            {
                await page.TurnOnAuthenticatorAsync(service);
                await page.PressAsync("I have saved them");
            }),
            ["sign in, code"] = Tour.SignedIn(async (service, page) =>
            {
                await page.TurnOnAuthenticatorAsync(service);
                await page.SignInAgainAsync();
            }),
            ["sign in, wrong code"] = Tour.SignedIn(async (service, page) =>
            {
                await page.TurnOnAuthenticatorAsync(service);
                await page.SignInAgainAsync();
                await page.GetByLabel("Code", new() { Exact = true }).FillAsync("abc");
                await page.PressAsync("Sign in");
            }),
            ["email"] = Tour.SignedIn((_, page) => page.GotoAsync("/account/email")),
            ["email, code"] = Tour.SignedIn((_, page) => page.RequestCodeAsync()),
            ["email, wrong code"] = Tour.SignedIn(async (_, page) =>
            {
                await page.RequestCodeAsync();
                await page.GetByLabel("Code", new() { Exact = true }).FillAsync("123");
                await page.PressAsync("Continue");
            }),
            ["recover"] = (_, page) => page.GotoAsync("/account/recover"),
            ["recover, new password"] = Tour.SignedIn((_, page) => page.RecoverAsync()),
            ["account, several browsers"] = Tour.SignedIn(async (service, page) =>
            {
                using var other = new Phone(service.Root, "127.0.0.2");
                await other.SignInAsync("alice");
                service.Clock.Advance(TimeSpan.FromDays(3));
                await page.GotoAsync("/account");
            }),
            ["password"] = Tour.SignedIn((_, page) => page.GotoAsync("/account/password")),
        };

    /// <summary>The stops that need a service without accounts.</summary>
    public static bool IsBeforeAccounts(string stop) =>
        stop is "sign in, no accounts yet" or "first account" or "first account, refused";
}
