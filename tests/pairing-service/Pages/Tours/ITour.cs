using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages.Tours;

/// <summary>Pages in each of their states, and how to get there. EveryPageTests checks all of them.</summary>
public interface ITour
{
    static abstract IReadOnlyDictionary<string, Func<House, IPage, Task>> Stops { get; }
}

/// <summary>Steps that several stops share.</summary>
public static class Tour
{
    public static Func<House, IPage, Task> SignedIn(Func<House, IPage, Task> then) => async (house, page) =>
    {
        await page.SignInAsync("alice");
        await then(house, page);
    };

    public static async Task DecideAsync(this IPage page, House house, House.Ask ask, string choice)
    {
        await page.EnterAsync(ask.Code);
        await house.OutwaitAsync(page.PressAsync(choice));
    }
}
