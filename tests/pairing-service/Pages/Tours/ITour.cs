using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>Pages in each of their states, and how to get there. EveryPageTests checks all of them.</summary>
public interface ITour
{
    static abstract IReadOnlyDictionary<string, Func<RunningService, IPage, Task>> Stops { get; }
}

/// <summary>Steps that several stops share.</summary>
public static class Tour
{
    public static Func<RunningService, IPage, Task> SignedIn(Func<RunningService, IPage, Task> then) => async (service, page) =>
    {
        await page.SignInAsync("alice");
        await then(service, page);
    };

    public static async Task DecideAsync(this IPage page, RunningService service, ShownCode ask, string choice)
    {
        await page.EnterAsync(ask.Code);
        await service.OutwaitAsync(page.PressAsync(choice));
    }
}
