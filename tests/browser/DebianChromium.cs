using Microsoft.Playwright;

namespace Pairing.Tests;

/// <summary>
/// The browser of every test that has one: Debian's Chromium, found on the PATH, with no traffic of its own. It is started once
/// for a test project; each test opens a context of its own, which shares nothing with the others.
/// </summary>
public static class DebianChromium
{
    /// <summary>What a step may take in milliseconds: long enough for a busy machine.</summary>
    public const float Patience = 60_000;

    // It ends with the process: its driver listens to the tests, and stops when they do.
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    /// <summary>A context without a page. Left open, its pages would go on behind the others.</summary>
    /// <exception cref="FileNotFoundException">There is no Chromium on the PATH.</exception>
    public static async Task<IBrowserContext> OpenContextAsync(BrowserNewContextOptions options)
    {
        var context = await (await Shared.Value).NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <summary>A page of a context of its own.</summary>
    /// <exception cref="FileNotFoundException">There is no Chromium on the PATH.</exception>
    public static async Task<IPage> OpenPageAsync(int width, int height, float devicePixels = 1)
    {
        var context = await OpenContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            DeviceScaleFactor = devicePixels,
        });
        return await context.NewPageAsync();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = OnPath(),
            Timeout = 2 * Patience,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>The one without windows where it is installed: it renders the same and takes half the processor time.</summary>
    private static string OnPath() =>
        new[] { "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome" }
            .SelectMany(name => Folders().Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("No Chromium on the PATH; ./test.sh installs it.");

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
}
