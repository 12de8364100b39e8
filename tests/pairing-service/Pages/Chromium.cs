using Microsoft.Playwright;
using Pairing.Tests;

namespace Pairing.Service.Tests.Pages;

/// <summary>
/// Phones: contexts of the one Chromium of all tests, also of those that run side by side. Another test at the same address gets
/// the same context emptied, because a new one starts a process.
/// </summary>
public static class Chromium
{
    /// <summary>Each takes the memory of a process.</summary>
    private const int Most = 6;

    private static readonly IdlePool<IPage> Idle = new(Most);

    /// <summary>A phone with one page, by default 390 by 844. Dispose it: otherwise its page keeps running.</summary>
    public static async Task<BrowserPhone> PhoneAsync(
        RunningService service, bool script = true, int width = 390, int height = 844)
    {
        string profile = $"{service.Root} {script} {width} {height}";
        return new BrowserPhone(profile, Idle.Take(profile) ?? await OpenAsync(service.Root, script, width, height));
    }

    internal static async Task KeepAsync(string profile, IPage page)
    {
        if (Idle.Keep(profile, page) is { } surplus)
        {
            await surplus.Context.CloseAsync();
        }
    }

    private static async Task<IPage> OpenAsync(Uri root, bool script, int width, int height)
    {
        var context = await DebianChromium.OpenContextAsync(new BrowserNewContextOptions
        {
            BaseURL = root.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            DeviceScaleFactor = width < 1000 ? 2 : 1,
            JavaScriptEnabled = script,
            ColorScheme = ColorScheme.Light,
        });
        return await context.NewPageAsync();
    }
}
