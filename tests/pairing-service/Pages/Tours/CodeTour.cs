using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>Code entry, and all its errors.</summary>
public sealed class CodeTour : ITour
{
    public static IReadOnlyDictionary<string, Func<House, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<House, IPage, Task>>(StringComparer.Ordinal)
        {
            ["enter a code"] = Tour.SignedIn((_, page) => page.GotoAsync("/d")),
            ["check a code"] = Tour.SignedIn((_, page) => page.GotoAsync("/D/WDJBMJHT")),
            ["unreadable code"] = Tour.SignedIn((_, page) => page.EnterAsync("0000")),
            ["wrong code"] = Tour.SignedIn((_, page) => page.EnterAsync("WDJB-MJHT")),
            ["expired code"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                house.Pass(TimeSpan.FromMinutes(11));
                await page.EnterAsync(ask.Code);
            }),
            ["denied code"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                await house.Grants.DenyAsync(ask.Id, house.Now, default);
                await page.EnterAsync(ask.Code);
            }),
            ["used code"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                await page.DecideAsync(house, ask, "Approve");
                await house.CollectAsync(ask);
                await page.EnterAsync(ask.Code);
            }),
            ["code not collected yet"] = Tour.SignedIn(async (house, page) =>
            {
                var ask = await house.AskAsync();
                await page.DecideAsync(house, ask, "Approve");
                await page.EnterAsync(ask.Code);
            }),
            ["too many codes"] = Tour.SignedIn(async (_, page) =>
            {
                for (int i = 0; i < 6; i++)
                {
                    await page.EnterAsync("WDJB-MJHT");
                }
            }),
        };
}
