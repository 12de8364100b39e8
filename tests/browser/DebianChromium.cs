using Microsoft.Playwright;

namespace Pairing.Tests;

/// <summary>The browser in every test that has one: Debian's Chromium, found on the PATH, with no traffic of its own.</summary>
public static class DebianChromium
{
    /// <exception cref="FileNotFoundException">There is none on the PATH.</exception>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = OnPath(),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });

    private static string OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("No Chromium on the PATH; ./test.sh installs it.");
}
