extern alias board;
using board::Pairing.Emulator.Page;
using board::Pairing.Emulator.Recordings;
using Microsoft.Playwright;
using Pairing.Tests;
using static Microsoft.Playwright.Assertions;

namespace Pairing.Emulator.Tests.Page;

/// <summary>A recording on the page: to be seen, and seen again, with nothing to touch.</summary>
public sealed class ReplayPageTests
{
    // All pixels by one command, and dark again when the power goes.
    private const string Session = "pairing-recording 1\npanel ssd1306-128x32\n0 power on\n0 bytes 008D14A5AF\n";

    [Fact]
    public async Task It_says_what_it_plays_shows_it_and_plays_it_again()
    {
        using var player = new Player(Recording.Read(new StringReader(Session)), "first-pairing.txt");
        await using BoardPage site = await BoardPage.StartAsync(player);
        IPage page = await DebianChromium.OpenPageAsync(320, 700);
        await using IBrowserContext closed = page.Context;
        await page.GotoAsync(site.Address);
        await Expect(page.Locator("#who")).ToHaveTextAsync("plays first-pairing.txt without firmware");
        await Expect(page.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Switch)).ToHaveCountAsync(0);
        await Expect(page.Locator("#text")).ToHaveTextAsync("The board is off.");

        using var end = new CancellationTokenSource();
        Task played = player.PlayAsync(end.Token);
        await Expect(page.Locator("#text")).Not.ToHaveTextAsync("The board is off.");
        await UntilAllIsLitAsync(page);
        player.Board.CutPower(); // so that playing again can be seen
        await Expect(page.Locator("#text")).ToHaveTextAsync("The board is off.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play again" }).ClickAsync();
        await Expect(page.Locator("#text")).Not.ToHaveTextAsync("The board is off.");
        await UntilAllIsLitAsync(page);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => played);
    }

    /// <summary>Every pixel in its middle.</summary>
    private static Task UntilAllIsLitAsync(IPage page) =>
        page.WaitForFunctionAsync(
            """
            () => {
              const canvas = document.getElementById("panel"), scale = canvas.width / 128;
              const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              const middle = cell => cell * scale + (scale >> 1);
              return Array.from({ length: 128 * 32 }, (_, i) => middle(Math.floor(i / 128)) * canvas.width + middle(i % 128))
                .every(point => data[point * 4 + 3] > 0);
            }
            """);
}
