using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Pairing.Story;

/// <summary>A phone in somebody's hand: what is tapped and read, by the words on the page.</summary>
public sealed class Phone(IPage page, Person person) : IAsyncDisposable
{
    public async Task MakeFirstAccountAsync(string link)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Name").FillAsync(person.Name);
        await page.GetByLabel("Password", Exactly).FillAsync(person.Password);
        await page.GetByLabel("Password again").FillAsync(person.Password);
        await Tap("Make the account");
        await page.WaitForURLAsync(url => !url.Contains("/first/", StringComparison.Ordinal));
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
        Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });

    /// <summary>Puts words on the screen of the one device.</summary>
    public async Task WriteAsync(string words)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), "/devices").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Write on" }).ClickAsync();
        await page.GetByLabel("Words on its screen").FillAsync(words);
        await Tap("Put on the screen");
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
