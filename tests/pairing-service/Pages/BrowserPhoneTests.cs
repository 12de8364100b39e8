using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages;

/// <summary>A phone that another test has had is like a new one.</summary>
public sealed class BrowserPhoneTests
{
    private const string Leave =
        """
        async () => {
          document.cookie = 'left=1; max-age=3600';
          localStorage.left = 1;
          sessionStorage.left = 1;
          window.name = 'left';
          await new Promise(opened => indexedDB.open('left').onsuccess = opened);
          await (await caches.open('left')).put('/left', new Response('left'));
        }
        """;

    private const string Find =
        """
        async () => JSON.stringify([
          document.cookie, localStorage.length, sessionStorage.length, window.name, history.length,
          (await indexedDB.databases()).length, (await caches.keys()).length, matchMedia('(prefers-color-scheme: dark)').matches,
          innerWidth, innerHeight, performance.getEntriesByType('resource').every(loaded => loaded.transferSize > 0)])
        """;

    [Fact]
    public async Task Two_tests_in_turn_share_nothing()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        IPage page;
        string asNew;
        await using (var phone = await Chromium.PhoneAsync(service, width: 391))
        {
            page = phone.Page;
            await page.GotoAsync("/");
            asNew = await page.EvaluateAsync<string>(Find);
            await page.SignInAsync("alice");
            Assert.Equal("Your devices", await page.HeadingAsync());
            await page.EvaluateAsync(Leave);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await page.SetViewportSizeAsync(1280, 800);
            await page.RouteAsync("**/*", route => route.AbortAsync());
            Assert.NotEqual(asNew, await page.EvaluateAsync<string>(Find));
        }

        await using var next = await Chromium.PhoneAsync(service, width: 391);
        Assert.Same(page, next.Page);
        Assert.Empty(next.Requested);
        await next.Page.GotoAsync("/");
        Assert.Equal(asNew, await next.Page.EvaluateAsync<string>(Find));
        await next.Page.GotoAsync("/devices");
        Assert.Equal("Sign in", await next.Page.HeadingAsync());
    }
}
