using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>The confirm page, the decision and its result.</summary>
public sealed class DecisionTour : ITour
{
    public static IReadOnlyDictionary<string, Func<RunningService, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<RunningService, IPage, Task>>(StringComparer.Ordinal)
        {
            ["confirm"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                service.Clock.Advance(TimeSpan.FromSeconds(24));
                await page.EnterAsync(ask.Code);
            }),
            ["confirm from elsewhere"] = Tour.SignedIn(
            async (service, page) => await page.EnterAsync((await service.AskAsync(from: "203.0.113.9")).Code)),
            ["confirm from who knows where"] = Tour.SignedIn(
            async (service, page) => await page.EnterAsync((await service.AskAsync(from: "unknown")).Code)),
            ["confirm a silent device"] = Tour.SignedIn(async (service, page) =>
                await page.EnterAsync(
                    (await service.AskAsync(name: null, model: null, version: null, scope: "lamp:switch")).Code)),
            ["confirm a talkative device"] = Tour.SignedIn(async (service, page) => await page.EnterAsync(
                (await service.AskAsync(
                    new string('W', 64), "<b>Model</b> \u202Enettirhcs", string.Concat(Enumerable.Repeat("long ", 12)))).Code)),
            ["waiting"] = Tour.SignedIn(async (service, page) =>
                await page.DecideAsync(service, await service.AskAsync(), "Approve")),
            ["paired"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                await page.DecideAsync(service, ask, "Approve");
                await service.CollectAsync(ask);
                await page.ReloadAsync();
            }),
            ["not collected"] = Tour.SignedIn(async (service, page) =>
            {
                await page.DecideAsync(service, await service.AskAsync(), "Approve");
                service.Clock.Advance(TimeSpan.FromMinutes(10));
                await page.ReloadAsync();
            }),
            ["denied"] = Tour.SignedIn(async (service, page) =>
                await page.DecideAsync(service, await service.AskAsync(), "Deny")),
            ["too late"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                await page.EnterAsync(ask.Code);
                await service.Grants.DenyAsync(ask.Id, service.Now, default);
                await page.PressAsync("Approve");
            }),
            ["approved elsewhere"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                await page.EnterAsync(ask.Code);
                await service.Grants.ApproveAsync(ask.Id, await service.AccountAsync("bob"), service.Now, default);
                await page.PressAsync("Approve");
            }),
            ["removed"] = Tour.SignedIn(async (service, page) =>
            {
                await page.DecideAsync(service, await service.AskAsync(), "Approve");
                await page.PressAsync("This wasn’t me");
            }),
            ["ran out"] = Tour.SignedIn(async (service, page) =>
            {
                await page.EnterAsync((await service.AskAsync()).Code);
                service.Clock.Advance(TimeSpan.FromMinutes(10));
                await page.PressAsync("Approve");
            }),
        };
}
