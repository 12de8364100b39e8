using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages;

/// <summary>A person's steps on the pages.</summary>
public static class Walk
{
    public static async Task SignInAsync(this IPage page, string name, string password = Phone.Password)
    {
        if (!page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
        {
            await page.GotoAsync("/account/sign-in");
        }

        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.PressAsync("Sign in");
    }

    public static async Task EnterAsync(this IPage page, string code)
    {
        await page.GotoAsync("/d");
        await page.GetByLabel("Code on the device’s screen").FillAsync(code);
        await page.PressAsync("Continue");
    }

    /// <summary>Presses a button and waits for the next page, which is a page without the mark that this page gets.</summary>
    public static async Task PressAsync(this IPage page, string button)
    {
        await page.Locator("html").EvaluateAsync("page => page.dataset.left = ''");
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.Locator("html:not([data-left]) main h1").WaitForAsync();
        while (await page.EvaluateAsync<string>("document.readyState") == "loading")
        {
            // asks the page itself, because the browser's event may have come before the wait
        }
    }

    public static Task<string> HeadingAsync(this IPage page) =>
        page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();

    public static Task<string> TextAsync(this IPage page) => page.Locator("main").InnerTextAsync();
}
