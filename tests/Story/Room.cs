using Microsoft.Playwright;
using Pairing.Tests;

namespace Pairing.Story;

/// <summary>Where it happens: the running product, and a browser that plays the phone and looks at the board.</summary>
public sealed class Room : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Room(Product product, IPlaywright playwright, IBrowser browser)
    {
        Product = product;
        _playwright = playwright;
        _browser = browser;
    }

    public Product Product { get; }

    public static async Task<Room> EnterAsync()
    {
        var product = await Product.StartAsync();
        var playwright = await Playwright.CreateAsync();
        return new Room(product, playwright, await DebianChromium.LaunchAsync(playwright));
    }

    public async Task<Screen> ScreenAsync()
    {
        var page = await PageAsync(1280, 900);
        await page.GotoAsync(Product.BoardAddress);
        return new Screen(page);
    }

    /// <summary>A phone that has never been here.</summary>
    public async Task<Phone> PhoneOfAsync(Person person) => new(await PageAsync(390, 844), person);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Product.DisposeAsync();
    }

    private async Task<IPage> PageAsync(int width, int height)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }
}
