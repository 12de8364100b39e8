using Microsoft.Playwright;
using Pairing.Tests;

namespace Pairing.Service.Tests.Pages;

/// <summary>
/// Debian's Chromium, one for all tests of this assembly, also for those that run side by side; each opens a context of its
/// own, which shares nothing with the others. It ends with the process: its driver listens to the tests, and stops when they do.
/// </summary>
public static class Chromium
{
    private static readonly Lazy<Task<DebianChromium>> Shared = new(DebianChromium.LaunchAsync);

    /// <summary>A phone with one page, of 390 by 844 unless said otherwise. Left open, its pages would go on in the back of the others.</summary>
    public static async Task<IBrowserContext> PhoneAsync(House house, bool script = true, ColorScheme scheme = ColorScheme.Light, int width = 390, int height = 844)
    {
        var context = await (await Shared.Value).Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = house.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            DeviceScaleFactor = width < 1000 ? 2 : 1,
            JavaScriptEnabled = script,
            ColorScheme = scheme,
        });
        context.SetDefaultTimeout(60_000);
        await context.NewPageAsync();
        return context;
    }
}
