using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Pairing.Story;

/// <summary>A person's phone: taps and reads by the text on the page.</summary>
public sealed class BrowserPhone(IPage page, Person person) : IAsyncDisposable
{
    public async Task MakeFirstAccountAsync(string link)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Name").FillAsync(person.Name);
        await page.GetByLabel("Password", Exactly).FillAsync(person.Password);
        await page.GetByLabel("Repeat the password").FillAsync(person.Password);
        await Tap("Create account");
        // not WaitForURLAsync: it waits for an event that may have come before
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your devices" }).WaitForAsync(new() { Timeout = 60_000 });
    }

    public Task OpenAsync(string link) => page.GotoAsync(link);

    public async Task SignInAsync()
    {
        await page.GetByLabel("Name").FillAsync(person.Name);
        await page.GetByLabel("Password", Exactly).FillAsync(person.Password);
        await Tap("Sign in");
    }

    public Task ContinueAsync() => Tap("Continue");

    public async Task TypeCodeAsync(string service, string code)
    {
        await page.GotoAsync(service + "/d");
        await page.GetByLabel("Code on the device").FillAsync(code);
        await ContinueAsync();
    }

    public Task<string> CodeToCompareAsync() => page.Locator(".glass").InnerTextAsync();

    public Task ApproveAsync() => Tap("Approve");

    public Task DenyAsync() => Tap("Deny");

    public Task SaysAsync(string text) =>
        Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(
            text, new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });

    /// <summary>Sets the screen text of the only device.</summary>
    public async Task WriteAsync(string words)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), "/devices").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Screen text of" }).ClickAsync();
        await page.GetByLabel("Text on the screen").FillAsync(words);
        await Tap("Send to the screen");
        await SaysAsync("Sent.");
    }

    public async Task RemoveDeviceAsync()
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), "/devices").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Remove" }).ClickAsync();
        await Tap("Remove");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    public ValueTask DisposeAsync() => new(page.Context.CloseAsync());

    private static PageGetByLabelOptions Exactly => new() { Exact = true };

    private Task Tap(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
