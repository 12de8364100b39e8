using Microsoft.Playwright;

namespace Pairing.Service.Tests.Pages;

/// <summary>Each page in each of its states, and the way there. What must hold for every page is tested along this list.</summary>
public static class Tour
{
    public static readonly IReadOnlyDictionary<string, Func<House, IPage, Task>> Stops = new Dictionary<string, Func<House, IPage, Task>>(StringComparer.Ordinal)
    {
        ["home"] = (_, page) => page.GotoAsync("/"),
        ["sign in"] = (_, page) => page.GotoAsync("/account/sign-in"),
        ["sign in for a code"] = (_, page) => page.GotoAsync("/D/WDJBMJHT"),
        ["sign in, wrong password"] = (_, page) => page.SignInAsync("alice", "not that one, alas"),
        ["sign in, nobody yet"] = (_, page) => page.GotoAsync("/account/sign-in?nobody"),
        ["first account"] = async (house, page) => await page.GotoAsync(await house.FirstLinkAsync()),
        ["first account, refused"] = async (house, page) =>
        {
            await page.GotoAsync(await house.FirstLinkAsync());
            await page.GetByLabel("Name").FillAsync("al ice");
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync("1234567890");
            await page.GetByLabel("Password again").FillAsync("1234567890");
            await page.PressAsync("Make the account");
        },
        ["first account, dead link"] = (_, page) => page.GotoAsync("/account/first/gone"),
        ["register"] = (_, page) => page.GotoAsync("/account/register"),
        ["enter a code"] = SignedIn((_, page) => page.GotoAsync("/d")),
        ["check a code"] = SignedIn((_, page) => page.GotoAsync("/D/WDJBMJHT")),
        ["unreadable code"] = SignedIn((_, page) => page.EnterAsync("0000")),
        ["wrong code"] = SignedIn((_, page) => page.EnterAsync("WDJB-MJHT")),
        ["expired code"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            house.Pass(TimeSpan.FromMinutes(11));
            await page.EnterAsync(ask.Code);
        }),
        ["declined code"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            await house.Grants.DenyAsync(ask.Id, house.Now, default);
            await page.EnterAsync(ask.Code);
        }),
        ["used code"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            await page.DecideAsync(ask, "Approve");
            await house.CollectAsync(ask);
            await page.EnterAsync(ask.Code);
        }),
        ["code not collected yet"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            await page.DecideAsync(ask, "Approve");
            await page.EnterAsync(ask.Code);
        }),
        ["too many codes"] = SignedIn(async (_, page) =>
        {
            for (int i = 0; i < 6; i++)
            {
                await page.EnterAsync("WDJB-MJHT");
            }
        }),
        ["confirm"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            house.Pass(TimeSpan.FromSeconds(24));
            await page.EnterAsync(ask.Code);
        }),
        ["confirm from elsewhere"] = SignedIn(async (house, page) => await page.EnterAsync((await house.AskAsync(from: "203.0.113.9")).Code)),
        ["confirm from who knows where"] = SignedIn(async (house, page) => await page.EnterAsync((await house.AskAsync(from: "unknown")).Code)),
        ["confirm a silent device"] = SignedIn(async (house, page) =>
            await page.EnterAsync((await house.AskAsync(name: null, model: null, version: null, scope: "lamp:switch")).Code)),
        ["confirm a talkative device"] = SignedIn(async (house, page) => await page.EnterAsync(
            (await house.AskAsync(new string('W', 64), "<b>Model</b> \u202Enettirhcs", string.Concat(Enumerable.Repeat("long ", 12)))).Code)),
        ["waiting"] = SignedIn(async (house, page) => await page.DecideAsync(await house.AskAsync(), "Approve")),
        ["connected"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            await page.DecideAsync(ask, "Approve");
            await house.CollectAsync(ask);
            await page.ReloadAsync();
        }),
        ["not collected"] = SignedIn(async (house, page) =>
        {
            await page.DecideAsync(await house.AskAsync(), "Approve");
            house.Pass(TimeSpan.FromMinutes(10));
            await page.ReloadAsync();
        }),
        ["declined"] = SignedIn(async (house, page) => await page.DecideAsync(await house.AskAsync(), "Deny")),
        ["too late"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            await page.EnterAsync(ask.Code);
            await house.Grants.DenyAsync(ask.Id, house.Now, default);
            await page.PressAsync("Approve");
        }),
        ["approved elsewhere"] = SignedIn(async (house, page) =>
        {
            var ask = await house.AskAsync();
            await page.EnterAsync(ask.Code);
            await house.Grants.ApproveAsync(ask.Id, await house.AccountAsync("bob"), house.Now, default);
            await page.PressAsync("Approve");
        }),
        ["taken back"] = SignedIn(async (house, page) =>
        {
            await page.DecideAsync(await house.AskAsync(), "Approve");
            await page.PressAsync("This wasn’t me");
        }),
        ["ran out"] = SignedIn(async (house, page) =>
        {
            await page.EnterAsync((await house.AskAsync()).Code);
            house.Pass(TimeSpan.FromMinutes(10));
            await page.PressAsync("Approve");
        }),
        ["no devices"] = SignedIn((_, page) => page.GotoAsync("/devices")),
        ["devices"] = SignedIn(async (house, page) =>
        {
            await Furnish(house);
            await page.GotoAsync("/devices");
        }),
        ["device removed"] = SignedIn(async (house, page) =>
        {
            await Furnish(house);
            await page.GotoAsync("/devices");
            await page.GetByRole(AriaRole.Link, new() { Name = "Remove Kitchen screen" }).ClickAsync();
            await page.PressAsync("Remove");
        }),
        ["rename"] = SignedIn(async (house, page) => await page.GotoAsync($"/devices/{await Paired(house)}/name")),
        ["rename, refused"] = SignedIn(async (house, page) =>
        {
            await page.GotoAsync($"/devices/{await Paired(house)}/name");
            await page.GetByLabel("New name").FillAsync("  ");
            await page.PressAsync("Save");
        }),
        ["words"] = SignedIn(async (house, page) => await page.GotoAsync($"/devices/{await Paired(house)}/screen")),
        ["words, sent"] = SignedIn(async (house, page) =>
        {
            await page.GotoAsync($"/devices/{await Paired(house)}/screen");
            await page.GetByLabel("Words on its screen").FillAsync("Back at six.\nDinner is in the oven \U0001F958 \u2764\uFE0F");
            await page.PressAsync("Put on the screen");
        }),
        ["words, too many"] = SignedIn(async (house, page) =>
        {
            await page.GotoAsync($"/devices/{await Paired(house)}/screen");
            await page.EvaluateAsync("document.querySelector('textarea').removeAttribute('maxlength')");
            await page.GetByLabel("Words on its screen").FillAsync(string.Concat(Enumerable.Repeat("Back at six. ", 17)));
            await page.PressAsync("Put on the screen");
        }),
        ["remove"] = SignedIn(async (house, page) => await page.GotoAsync($"/devices/{await Paired(house)}/remove")),
        ["account"] = SignedIn((_, page) => page.GotoAsync("/account")),
        ["password"] = SignedIn((_, page) => page.GotoAsync("/account/password")),
        ["no such page"] = SignedIn((_, page) => page.GotoAsync("/nowhere")),
        ["bad request"] = (_, page) => page.GotoAsync("/error/400"),
        ["our fault"] = (_, page) => page.GotoAsync("/error/500"),
        ["storage away"] = SignedIn(async (house, page) =>
        {
            await house.BreakAsync("Devices");
            await page.GotoAsync("/devices");
        }),
    };

    /// <summary>The stops at which nobody may have an account yet.</summary>
    public static bool IsBeforeAccounts(string stop) => stop is "sign in, nobody yet" or "first account" or "first account, refused";

    public static async Task DecideAsync(this IPage page, House.Ask ask, string choice)
    {
        await page.EnterAsync(ask.Code);
        await page.PressAsync(choice);
    }

    private static Func<House, IPage, Task> SignedIn(Func<House, IPage, Task> then) => async (house, page) =>
    {
        await page.SignInAsync("alice");
        await then(house, page);
    };

    private static Task<Guid> Paired(House house) => house.PairAsync(house.Alice!);

    private static async Task Furnish(House house)
    {
        await house.PairAsync(house.Alice!, "Weather station on the balcony");
        house.Pass(TimeSpan.FromDays(3));
        var kitchen = await house.PairAsync(house.Alice!);
        house.Pass(TimeSpan.FromMinutes(5));
        await house.Devices.SeenAsync(kitchen, house.Now, default);
        Assert.True(await house.Devices.WriteAsync(kitchen, house.Alice!, "Back at six. Dinner is in the oven.", default));
        var copied = await house.PairAsync(house.Alice!, "Hall lamp");
        await house.Devices.RemoveAsync(copied, Pairing.Service.Devices.RemovalReason.TokenShownAgain, house.Now, default);
    }
}
