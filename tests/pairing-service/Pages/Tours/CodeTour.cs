using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>Code entry, and all its errors.</summary>
public sealed class CodeTour : ITour
{
    public static IReadOnlyDictionary<string, Func<RunningService, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<RunningService, IPage, Task>>(StringComparer.Ordinal)
        {
            ["enter a code"] = Tour.SignedIn((_, page) => page.GotoAsync("/d")),
            ["check a code"] = Tour.SignedIn((_, page) => page.GotoAsync("/D/WDJBMJHT")),
            ["unreadable code"] = Tour.SignedIn((_, page) => page.EnterAsync("0000")),
            ["wrong code"] = Tour.SignedIn((_, page) => page.EnterAsync("WDJB-MJHT")),
            ["expired code"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                service.Clock.Advance(TimeSpan.FromMinutes(11));
                await page.EnterAsync(ask.Code);
            }),
            ["denied code"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                await service.Grants.DenyAsync(ask.Id, service.Now, default);
                await page.EnterAsync(ask.Code);
            }),
            ["used code"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                await page.DecideAsync(service, ask, "Approve");
                await service.CollectAsync(ask);
                await page.EnterAsync(ask.Code);
            }),
            ["code not collected yet"] = Tour.SignedIn(async (service, page) =>
            {
                var ask = await service.AskAsync();
                await page.DecideAsync(service, ask, "Approve");
                await page.EnterAsync(ask.Code);
            }),
            ["too many codes"] = Tour.SignedIn(async (_, page) =>
            {
                for (int i = 0; i < 6; i++)
                {
                    await page.EnterAsync(Wrong.Code(i));
                }
            }),
            ["password for a code"] = Tour.SignedIn(async (service, page) =>
            {
                await service.CrowdAsync();
                await page.EnterAsync(Wrong.Code(0));
                await page.EnterAsync("WDJB-MJHT");
            }),
        };
}
