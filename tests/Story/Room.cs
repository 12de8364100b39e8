using Microsoft.Playwright;
using Pairing.Tests;

namespace Pairing.Story;

/// <summary>The running product, and a browser for the phone and the board's page.</summary>
public sealed class Room : IAsyncDisposable
{
    private readonly List<IBrowserContext> _opened = [];

    private Room(Product product) => Product = product;

    public Product Product { get; }

    public static async Task<Room> EnterAsync(params string[] more) => new(await Product.StartAsync(more));

    public async Task<Screen> ScreenAsync()
    {
        var page = await PageAsync(1280, 900);
        await page.GotoAsync(Product.BoardAddress);
        return new Screen(page);
    }

    /// <summary>A phone without cookies.</summary>
    public async Task<BrowserPhone> PhoneOfAsync(Person person) => new(await PageAsync(390, 844), person);

    public async Task<IPage> PhonePageAsync(string address)
    {
        var page = await PageAsync(390, 844);
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Without scripts.</summary>
    public async Task<IPage> SimplePhonePageAsync(string address)
    {
        IBrowserContext context = await DebianChromium.OpenContextAsync(
            new() { ViewportSize = new() { Width = 390, Height = 844 }, JavaScriptEnabled = false });
        _opened.Add(context);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _opened)
        {
            await context.CloseAsync();
        }

        await Product.DisposeAsync();
    }

    private async Task<IPage> PageAsync(int width, int height)
    {
        var page = await DebianChromium.OpenPageAsync(width, height);
        _opened.Add(page.Context);
        return page;
    }
}
