using Microsoft.Playwright;
using Pairing.Tests;

namespace Pairing.Service.Tests.Pages;

/// <summary>Phones: contexts of the one Chromium of all tests, also of those that run side by side.</summary>
public static class Chromium
{
    /// <summary>A phone with one page, by default 390 by 844. Dispose it: otherwise its pages keep running.</summary>
    public static async Task<IBrowserContext> PhoneAsync(
        RunningService service, bool script = true, ColorScheme scheme = ColorScheme.Light, int width = 390, int height = 844)
    {
        var context = await DebianChromium.OpenContextAsync(new BrowserNewContextOptions
        {
            BaseURL = service.Root.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            DeviceScaleFactor = width < 1000 ? 2 : 1,
            JavaScriptEnabled = script,
            ColorScheme = scheme,
        });
        await context.NewPageAsync();
        return context;
    }
}
