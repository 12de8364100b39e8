using Microsoft.Playwright;
using Pairing.Tests;

namespace Pairing.Service.Tests.Pages;

/// <summary>Debian's Chromium, one for all tests of the pages; each test opens a browser context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private DebianChromium _chromium = null!;

    public async Task InitializeAsync() => _chromium = await DebianChromium.LaunchAsync();

    /// <summary>A phone of 390 by 844 unless said otherwise.</summary>
    public async Task<IPage> PhoneAsync(House house, bool script = true, ColorScheme scheme = ColorScheme.Light, int width = 390, int height = 844)
    {
        var context = await _chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = house.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            DeviceScaleFactor = width < 1000 ? 2 : 1,
            JavaScriptEnabled = script,
            ColorScheme = scheme,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync() => await _chromium.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "In Chromium";
}
