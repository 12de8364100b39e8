using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pairing.Tests;
using static Microsoft.Playwright.Assertions;

namespace Pairing.Story;

/// <summary>The virtual board's page, as a person sees and uses it.</summary>
public sealed partial class Screen(IPage page)
{
    private static readonly LocatorAssertionsToContainTextOptions Patience = new() { Timeout = 60_000 };

    public Task ShowsAsync(string text) => Expect(page.Locator("#text")).ToContainTextAsync(text, Patience);

    /// <summary>
    /// Waits for a line on the board's serial port. Up to three minutes, because some lines take as long as a token lives.
    /// </summary>
    public Task LogsAsync(string line) =>
        Expect(page.Locator("#log")).ToContainTextAsync(line, new LocatorAssertionsToContainTextOptions { Timeout = 180_000 });

    /// <summary>The user code on the screen. If the QR code is shown, waits for the user code.</summary>
    public async Task<string> CodeAsync()
    {
        await Expect(page.Locator("#text")).ToContainTextAsync(TypedCode(), Patience);
        return TypedCode().Match(await page.Locator("#text").InnerTextAsync()).Value;
    }

    /// <summary>
    /// The text that a phone's camera reads from the panel. The panel may turn to its other face between the look and the
    /// picture, so the camera tries again.
    /// </summary>
    public async Task<string> ScanAsync()
    {
        string read = "";
        for (int tries = 0; tries < 5 && read.Length == 0; tries++)
        {
            await Expect(page.Locator("#text")).ToContainTextAsync(CodeBesideQr(), Patience);
            read = await ReadQrAsync();
        }

        return read;
    }

    /// <summary>
    /// Joins the setup network as a phone does, with the address from the board. Returns the page that the phone opens.
    /// </summary>
    public async Task<string> JoinSetupAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Join the setup network" }).ClickAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("#phone")).ToHaveTextAsync("The board gave the phone 192.168.4.2.", new() { Timeout = 60_000 });
        ILocator form = page.GetByRole(AriaRole.Link, new() { Name = "Open the form" });
        await Expect(form).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return (await form.GetAttributeAsync("href"))!;
    }

    public async Task<string> ReadQrAsync()
    {
        using TemporaryFolder folder = new();
        string photo = Path.Combine(folder.Path, "panel.png");
        await page.Locator("#panel").ScreenshotAsync(new LocatorScreenshotOptions { Path = photo });
        return string.Join('\n', Zbar.Read(photo)[photo]);
    }

    public Task PressResetAsync() => page.ClickAsync("#reset");

    public Task PressButtonAsync() => page.ClickAsync("#boot-button", new PageClickOptions { Delay = 150 });

    [GeneratedRegex(@"[B-Z]{4}-[B-Z]{4}")]
    private static partial Regex TypedCode();

    // Four letters above four
    [GeneratedRegex(@"\b[B-DF-HJ-NP-TV-Z]{4}\s+[B-DF-HJ-NP-TV-Z]{4}\b")]
    private static partial Regex CodeBesideQr();
}
