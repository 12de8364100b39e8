using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>The devices of an account and the owner's actions.</summary>
public sealed class DeviceTour : ITour
{
    public static IReadOnlyDictionary<string, Func<House, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<House, IPage, Task>>(StringComparer.Ordinal)
        {
            ["no devices"] = Tour.SignedIn((_, page) => page.GotoAsync("/devices")),
            ["devices"] = Tour.SignedIn(async (house, page) =>
            {
                await Furnish(house);
                await page.GotoAsync("/devices");
            }),
            ["device removed"] = Tour.SignedIn(async (house, page) =>
            {
                await Furnish(house);
                await page.GotoAsync("/devices");
                await page.GetByRole(AriaRole.Link, new() { Name = "Remove Kitchen screen" }).ClickAsync();
                await page.PressAsync("Remove");
            }),
            ["rename"] = Tour.SignedIn(
            async (house, page) => await page.GotoAsync($"/devices/{await house.PairAsync(house.Alice!)}/name")),
            ["rename, refused"] = Tour.SignedIn(async (house, page) =>
            {
                await page.GotoAsync($"/devices/{await house.PairAsync(house.Alice!)}/name");
                await page.GetByLabel("New name").FillAsync("  ");
                await page.PressAsync("Save");
            }),
            ["words"] = Tour.SignedIn(
            async (house, page) => await page.GotoAsync($"/devices/{await house.PairAsync(house.Alice!)}/screen")),
            ["words, sent"] = Tour.SignedIn(async (house, page) =>
            {
                await page.GotoAsync($"/devices/{await house.PairAsync(house.Alice!)}/screen");
                await page.GetByLabel("Text on the screen")
                    .FillAsync("Back at six.\nDinner is in the oven \U0001F958 \u2764\uFE0F");
                await page.PressAsync("Send to the screen");
            }),
            ["words, too many"] = Tour.SignedIn(async (house, page) =>
            {
                await page.GotoAsync($"/devices/{await house.PairAsync(house.Alice!)}/screen");
                await page.EvaluateAsync("document.querySelector('textarea').removeAttribute('maxlength')");
                await page.GetByLabel("Text on the screen").FillAsync(string.Concat(Enumerable.Repeat("Back at six. ", 17)));
                await page.PressAsync("Send to the screen");
            }),
            ["remove"] = Tour.SignedIn(
            async (house, page) => await page.GotoAsync($"/devices/{await house.PairAsync(house.Alice!)}/remove")),
        };

    private static async Task Furnish(House house)
    {
        await house.PairAsync(house.Alice!, "Weather station on the balcony");
        house.Pass(TimeSpan.FromDays(3));
        var kitchen = await house.PairAsync(house.Alice!);
        house.Pass(TimeSpan.FromMinutes(5));
        await house.Devices.MarkSeenAsync(kitchen, house.Now, default);
        Assert.True(await house.Devices.WriteAsync(kitchen, house.Alice!, "Back at six. Dinner is in the oven.", default));
        var copied = await house.PairAsync(house.Alice!, "Hall lamp");
        await house.Devices.RemoveAsync(copied, Pairing.Service.Devices.RemovalReason.TokenShownAgain, house.Now, default);
    }
}
