using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>The confirm page, the decision and its result.</summary>
public sealed class DecisionTour : ITour
{
    public static IReadOnlyDictionary<string, Func<House, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<House, IPage, Task>>(StringComparer.Ordinal)
        {
            ["confirm"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                house.Pass(TimeSpan.FromSeconds(24));
                await page.EnterAsync(ask.Code);
            }),
            ["confirm from elsewhere"] = Tour.SignedIn(
            async (house, page) => await page.EnterAsync((await house.AskAsync(from: "203.0.113.9")).Code)),
            ["confirm from who knows where"] = Tour.SignedIn(
            async (house, page) => await page.EnterAsync((await house.AskAsync(from: "unknown")).Code)),
            ["confirm a silent device"] = Tour.SignedIn(async (house, page) =>
                await page.EnterAsync((await house.AskAsync(name: null, model: null, version: null, scope: "lamp:switch")).Code)),
            ["confirm a talkative device"] = Tour.SignedIn(async (house, page) => await page.EnterAsync(
                (await house.AskAsync(
                    new string('W', 64), "<b>Model</b> \u202Enettirhcs", string.Concat(Enumerable.Repeat("long ", 12)))).Code)),
            ["waiting"] = Tour.SignedIn(async (house, page) => await page.DecideAsync(house, await house.AskAsync(), "Approve")),
            ["paired"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                await page.DecideAsync(house, ask, "Approve");
                await house.CollectAsync(ask);
                await page.ReloadAsync();
            }),
            ["not collected"] = Tour.SignedIn(async (house, page) =>
            {
                await page.DecideAsync(house, await house.AskAsync(), "Approve");
                house.Pass(TimeSpan.FromMinutes(10));
                await page.ReloadAsync();
            }),
            ["denied"] = Tour.SignedIn(async (house, page) => await page.DecideAsync(house, await house.AskAsync(), "Deny")),
            ["too late"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                await page.EnterAsync(ask.Code);
                await house.Grants.DenyAsync(ask.Id, house.Now, default);
                await page.PressAsync("Approve");
            }),
            ["approved elsewhere"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                await page.EnterAsync(ask.Code);
                await house.Grants.ApproveAsync(ask.Id, await house.AccountAsync("bob"), house.Now, default);
                await page.PressAsync("Approve");
            }),
            ["removed"] = Tour.SignedIn(async (house, page) =>
            {
                await page.DecideAsync(house, await house.AskAsync(), "Approve");
                await page.PressAsync("This wasn’t me");
            }),
            ["ran out"] = Tour.SignedIn(async (house, page) =>
            {
                await page.EnterAsync((await house.AskAsync()).Code);
                house.Pass(TimeSpan.FromMinutes(10));
                await page.PressAsync("Approve");
            }),
        };
}
