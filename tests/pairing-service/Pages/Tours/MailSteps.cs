using Microsoft.Playwright;
using Pairing.Service.Tests.Messages;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>Steps of the stops with mail.</summary>
public static class MailSteps
{
    public static Task RequestCodeAsync(this IPage page) => page.RequestCodeAsync(Mailbox.NewAddress());

    /// <summary>Verifies an address, then comes back as a person who forgot the password.</summary>
    public static async Task RecoverAsync(this IPage page)
    {
        string address = Mailbox.NewAddress();
        await page.RequestCodeAsync(address);
        await page.EnterCodeAsync(address);
        await page.GotoAsync("/account");
        await page.PressAsync("Sign out");
        await page.GotoAsync("/account/recover");
        await page.GetByLabel("Name").FillAsync("alice");
        await page.PressAsync("Send a code");
        await page.EnterCodeAsync(address);
    }

    private static async Task RequestCodeAsync(this IPage page, string address)
    {
        await page.GotoAsync("/account/email");
        await page.GetByLabel("E-mail address").FillAsync(address);
        await page.GetByLabel("Current password").FillAsync(Phone.Password);
        await page.PressAsync("Send a code to this address");
    }

    private static async Task EnterCodeAsync(this IPage page, string address)
    {
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(await Mailbox.Shared.NextCodeAsync(address));
        await page.PressAsync("Continue");
    }
}
