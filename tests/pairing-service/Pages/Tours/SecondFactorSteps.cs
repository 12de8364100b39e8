using Microsoft.Playwright;
using Pairing.Service.Tests.SecondFactor;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>Steps of the stops with a second factor.</summary>
public static class SecondFactorSteps
{
    public static async Task StartAuthenticatorAsync(this IPage page)
    {
        await page.GotoAsync("/account/authenticator");
        await page.GetByLabel("Current password").FillAsync(Phone.Password);
        await page.PressAsync("Set up");
    }

    public static async Task TurnOnAuthenticatorAsync(this IPage page, RunningService service)
    {
        await page.StartAuthenticatorAsync();
        var app = new App(await page.ContentAsync(), service.Clock);
        await page.GetByLabel("Code that the app shows").FillAsync(app.Shown());
        await page.PressAsync("Turn on");
    }

    public static async Task SignInAgainAsync(this IPage page)
    {
        await page.GotoAsync("/account");
        await page.PressAsync("Sign out");
        await page.SignInAsync("alice");
    }
}
