using System.Globalization;
using Microsoft.Playwright;
using Pairing.Service.Tests.Messages;
using Pairing.Service.Tests.Pages.Tours;

namespace Pairing.Service.Tests.Pages;

/// <summary>
/// Checks that apply to every page in every state. If PAIRING_PICTURES is set to a folder, it saves screenshots of all pages
/// there.
/// </summary>
public abstract class EveryPageTests<TTour>
    where TTour : ITour
{
    public static TheoryData<string> Stops => [.. TTour.Stops.Keys];

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Is_accessible_and_loads_nothing_from_other_sites(string stop)
    {
        await using var service = await ServiceForAsync(stop);
        await using var phone = await Chromium.PhoneAsync(service, width: 320, height: 640);
        var page = phone.Page;

        await TTour.Stops[stop](service, page);

        // stops the reloads of the waiting page
        await page.RouteAsync("**/d/result/**", route => route.FulfillAsync(new() { Status = 204 }));
        Assert.All(phone.Requested, address => Assert.Equal(service.Root.Authority, address.Authority));
        Assert.DoesNotContain(
            phone.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Equal(0, await page.Locator("script, style, [style], [onclick], [onload]").CountAsync());
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.EndsWith(" · Pairing", await page.TitleAsync(), StringComparison.Ordinal);
        int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= 320, $"{stop} is {wide} pixels wide on a phone of 320");
        await page.AddAxeAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            string[] violations = await page.ViolationsAsync();
            Assert.True(violations.Length == 0, $"{scheme}: {string.Join('\n', violations)}");
            await KeepPicturesAsync(page, stop, scheme);
        }

        await page.SetViewportSizeAsync(390, 844);
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= 390, $"{stop} is {wide} pixels wide on a phone of 390 with a text size of 200%");
    }

    private static async Task<RunningService> ServiceForAsync(string stop)
    {
        var service = await RunningService.StartAsync(
            ["Pairing:Accounts:Registration=open", .. Mailbox.Shared.Settings]);
        service.Alice = AccountTour.IsBeforeAccounts(stop) ? null : await service.AccountAsync("alice");
        return service;
    }

    private static async Task KeepPicturesAsync(IPage page, string stop, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("PAIRING_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        foreach (int width in new[] { 320, 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, width < 1000 ? 844 : 800);
            string name = string.Create(
                CultureInfo.InvariantCulture,
                $"{stop.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal)}.{width}.{scheme}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name), FullPage = true });
        }
    }
}

public sealed class EverySitePageTests : EveryPageTests<SiteTour>;

public sealed class EveryAccountPageTests : EveryPageTests<AccountTour>;

public sealed class EveryCodePageTests : EveryPageTests<CodeTour>;

public sealed class EveryDecisionPageTests : EveryPageTests<DecisionTour>;

public sealed class EveryDevicePageTests : EveryPageTests<DeviceTour>;
