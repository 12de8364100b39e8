using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>The home page and the error pages.</summary>
public sealed class SiteTour : ITour
{
    public static IReadOnlyDictionary<string, Func<RunningService, IPage, Task>> Stops { get; } =
        new Dictionary<string, Func<RunningService, IPage, Task>>(StringComparer.Ordinal)
        {
            ["home"] = (_, page) => page.GotoAsync("/"),
            ["no such page"] = Tour.SignedIn((_, page) => page.GotoAsync("/nowhere")),
            ["bad request"] = Tour.SignedIn((_, page) => page.GotoAsync("/d/" + new string('x', 200))),
            ["storage away"] = Tour.SignedIn(async (service, page) =>
            {
                await service.BreakAsync("Devices");
                await page.GotoAsync("/devices");
            }),
        };
}
