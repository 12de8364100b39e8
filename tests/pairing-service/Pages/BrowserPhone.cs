using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages;

/// <summary>A phone for one test. The next test finds nothing of it: no cookies, storage, cache or way back.</summary>
public sealed class BrowserPhone : IAsyncDisposable
{
    private readonly string _profile;
    private readonly ViewportSize _size;
    private readonly List<IRequest> _requests = [];
    private readonly List<IConsoleMessage> _messages = [];

    internal BrowserPhone(string profile, IPage page)
    {
        _profile = profile;
        _size = new ViewportSize { Width = page.ViewportSize!.Width, Height = page.ViewportSize.Height };
        Page = page;
        page.Request += Keep;
        page.Console += Keep;
    }

    public IPage Page { get; }

    /// <summary>The addresses that the page has requested.</summary>
    public IEnumerable<Uri> Requested => _requests.Select(request => new Uri(request.Url));

    /// <summary>What the browser's console says.</summary>
    public IEnumerable<string> Messages => _messages.Select(message => message.Text);

    public async ValueTask DisposeAsync()
    {
        Page.Request -= Keep;
        Page.Console -= Keep;
        try
        {
            await EmptyAsync();
        }
        catch (PlaywrightException)
        {
            await Page.Context.CloseAsync(); // for example, the test has crashed its page
            return;
        }

        await Chromium.KeepAsync(_profile, Page);
    }

    private async Task EmptyAsync()
    {
        await Page.UnrouteAllAsync();
        await Page.GotoAsync("/health/live"); // no script there fills the storage again
        var context = Page.Context;
        var browser = await context.NewCDPSessionAsync(Page);
        string origin = new Uri(Page.Url).GetLeftPart(UriPartial.Authority);
        var session = new { securityOrigin = origin, isLocalStorage = false };
        await browser.SendAsync("DOMStorage.clear", new Dictionary<string, object> { ["storageId"] = session });
        await browser.SendAsync(
            "Storage.clearDataForOrigin", new Dictionary<string, object> { ["origin"] = origin, ["storageTypes"] = "all" });
        await browser.SendAsync("Network.clearBrowserCache");
        await context.ClearCookiesAsync();
        await context.ClearPermissionsAsync();
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Null });
        await Page.SetViewportSizeAsync(_size.Width, _size.Height);
        await Page.GotoAsync("about:blank");
        await browser.SendAsync("Page.resetNavigationHistory");
        await browser.DetachAsync();
    }

    private void Keep(object? sender, IRequest request) => _requests.Add(request);

    private void Keep(object? sender, IConsoleMessage message) => _messages.Add(message);
}
