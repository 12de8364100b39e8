using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>The devices of an account and the owner's actions.</summary>
public sealed class DeviceTour : ITour
{
    public static IReadOnlyDictionary<string, Func<RunningService, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<RunningService, IPage, Task>>(StringComparer.Ordinal)
        {
            ["no devices"] = Tour.SignedIn((_, page) => page.GotoAsync("/devices")),
            ["devices"] = Tour.SignedIn(async (service, page) =>
            {
                await Furnish(service);
                await page.GotoAsync("/devices");
            }),
            ["device removed"] = Tour.SignedIn(async (service, page) =>
            {
                await Furnish(service);
                await page.GotoAsync("/devices");
                await page.GetByRole(AriaRole.Link, new() { Name = "Remove Kitchen screen" }).ClickAsync();
                await page.PressAsync("Remove");
            }),
            ["rename"] = Tour.SignedIn(
            async (service, page) => await page.GotoAsync($"/devices/{await service.PairAsync(service.Alice!)}/name")),
            ["rename, refused"] = Tour.SignedIn(async (service, page) =>
            {
                await page.GotoAsync($"/devices/{await service.PairAsync(service.Alice!)}/name");
                await page.GetByLabel("New name").FillAsync("  ");
                await page.PressAsync("Save");
            }),
            ["words"] = Tour.SignedIn(
            async (service, page) => await page.GotoAsync($"/devices/{await service.PairAsync(service.Alice!)}/screen")),
            ["words, sent"] = Tour.SignedIn(async (service, page) =>
            {
                await page.GotoAsync($"/devices/{await service.PairAsync(service.Alice!)}/screen");
                await page.GetByLabel("Text on the screen")
                    .FillAsync("Back at six.\nDinner is in the oven \U0001F958 \u2764\uFE0F");
                await page.PressAsync("Send to the screen");
            }),
            ["words, too many"] = Tour.SignedIn(async (service, page) =>
            {
                await page.GotoAsync($"/devices/{await service.PairAsync(service.Alice!)}/screen");
                await page.EvaluateAsync("document.querySelector('textarea').removeAttribute('maxlength')");
                await page.GetByLabel("Text on the screen").FillAsync(string.Concat(Enumerable.Repeat("Back at six. ", 17)));
                await page.PressAsync("Send to the screen");
            }),
            ["remove"] = Tour.SignedIn(
            async (service, page) => await page.GotoAsync($"/devices/{await service.PairAsync(service.Alice!)}/remove")),
        };

    private static async Task Furnish(RunningService service)
    {
        await service.PairAsync(service.Alice!, "Weather station on the balcony");
        service.Clock.Advance(TimeSpan.FromDays(3));
        var kitchen = await service.PairAsync(service.Alice!);
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        await service.Devices.MarkSeenAsync(kitchen, service.Now, default);
        Assert.True(await service.Devices.WriteAsync(kitchen, service.Alice!, "Back at six. Dinner is in the oven.", default));
        var copied = await service.PairAsync(service.Alice!, "Hall lamp");
        await service.Devices.RemoveAsync(copied, Pairing.Service.Devices.RemovalReason.TokenShownAgain, service.Now, default);
    }
}
