using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Pages;

namespace Pairing.Service.Tests.Faults;

/// <summary>The operator's hand, while the service runs: accounts, devices and limits.</summary>
public sealed class OperatorCommandTests
{
    public static TheoryData<On> Engines => [On.Sqlite, On.PostgreSql];

    [Theory, MemberData(nameof(Engines))]
    public async Task An_account_is_removed_with_its_sessions_devices_and_pending_approvals(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        using var alice = await service.SignedInAsync("alice");
        var account = (await service.Get<IAccounts>().FindByNameAsync("alice", default))!;
        var (paired, approved) = (new TestDevice(service), new TestDevice(service));
        await paired.PairAsync(account);
        await approved.AskAsync();
        Assert.True(await approved.ApproveAsync(account));
        var other = new TestDevice(service);
        await other.PairAsync(await service.AddAccountAsync("bob"));

        Assert.Equal("Removed the account alice and all its devices.", await DoneAsync(service, "accounts", "remove", "ALICE"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await paired.WhoAmIAsync()).Status);
        Assert.Equal(Wire.InvalidGrant, (await paired.RefreshAsync()).Error);
        Assert.Equal(Wire.AccessDenied, (await approved.PollAsync()).Error);
        Assert.StartsWith("/account/sign-in", (await alice.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("bob", await DoneAsync(service, "accounts", "list"));
        Assert.Equal(HttpStatusCode.OK, (await other.WhoAmIAsync()).Status);
        await FailedAsync(service, "The account alice does not exist.", "accounts", "remove", "alice");
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task All_sessions_of_an_account_are_listed_and_end(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        using var alice = await service.SignedInAsync("alice");
        using var bob = await service.SignedInAsync("bob");
        var screen = new TestDevice(service);
        await screen.PairAsync((await service.Get<IAccounts>().FindByNameAsync("alice", default))!);

        Assert.Matches(
            "^[-0-9a-f]{36}: Another browser, network 127.0.0.1, signed in .* UTC, last seen .* UTC, ends .* UTC$",
            await DoneAsync(service, "accounts", "sessions", "Alice"));
        Assert.Equal(
            "Ended all sessions of the account alice.", await DoneAsync(service, "accounts", "sessions", "alice", "--end"));

        Assert.StartsWith("/account/sign-in", (await alice.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("", await DoneAsync(service, "accounts", "sessions", "alice"));
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync()).Status); // a device is no session
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_disabled_account_and_its_devices_rest_until_it_is_enabled(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        using var alice = await service.SignedInAsync("alice");
        var screen = new TestDevice(service);
        await screen.PairAsync((await service.Get<IAccounts>().FindByNameAsync("alice", default))!);

        Assert.Equal(
            "Disabled the account alice. Its devices stay paired.", await DoneAsync(service, "accounts", "disable", "Alice"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.WhoAmIAsync()).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await screen.RefreshAsync()).Status);
        Assert.Contains("sign-in", (await alice.GetAsync("/devices")).Location, StringComparison.Ordinal);
        await FailedAsync(service, "The account alice is disabled already.", "accounts", "disable", "alice");

        Assert.Equal("Enabled the account alice.", await DoneAsync(service, "accounts", "enable", "alice"));
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync()).Status);
        await FailedAsync(service, "The account alice is not disabled.", "accounts", "enable", "alice");
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_device_is_listed_and_removed_at_once(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        var (ada, bob) = (await service.AddAccountAsync(), await service.AddAccountAsync("bob"));
        var (screen, other) = (new TestDevice(service), new TestDevice(service));
        await screen.PairAsync(ada);
        await other.PairAsync(bob);
        var device = Assert.Single(await service.Devices.FindByAccountAsync(ada.Id, default));

        Assert.Equal(2, (await DoneAsync(service, "devices", "list")).Split('\n').Length);
        string line = await DoneAsync(service, "devices", "list", "--account", "Ada");
        Assert.StartsWith($"{device.Id}: \"{device.Name}\", account ada, client screen, paired ", line, StringComparison.Ordinal);
        Assert.EndsWith(", paired", line, StringComparison.Ordinal);

        Assert.Equal($"Removed the device {device.Id}.", await DoneAsync(service, "devices", "remove", $"{device.Id}"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.WhoAmIAsync()).Status);
        Assert.Equal(Wire.InvalidGrant, (await screen.RefreshAsync()).Error);
        Assert.Equal(HttpStatusCode.OK, (await other.WhoAmIAsync()).Status);
        Assert.Equal("", await DoneAsync(service, "devices", "list", "--account", "ada"));
        Assert.EndsWith(
            $"({RemovalReason.ByOperator})", await DoneAsync(service, "devices", "list", "--account", "ada", "--removed"),
            StringComparison.Ordinal);
        await FailedAsync(
            service, $"The device {device.Id} does not exist or has already been removed.", "devices", "remove", $"{device.Id}");
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Limits_are_shown_and_reset(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        using var alice = await service.SignedInAsync("alice");
        for (int i = 0; i < 5; i++)
        {
            await alice.EnterAsync($"WDJB-MJH{"TVWXZ"[i]}");
        }

        var shown = await service.AskAsync();
        Assert.Equal("Too many wrong codes", (await alice.EnterAsync(shown.Code)).Heading);
        string[] lines = (await DoneAsync(service, "limits", "show")).Split('\n');
        Assert.Equal("service: 5 of 250 wrong codes", lines[0]);
        Assert.Equal("account alice: 5 of 5 wrong codes", lines[1]);
        Assert.Matches("^network .+: 5 of 20 wrong codes$", lines[2]);

        await service.AddAccountAsync("bob");
        Assert.StartsWith(
            "Forgot 0 wrong codes", await DoneAsync(service, "limits", "reset", "--account", "bob"), StringComparison.Ordinal);
        Assert.Equal("Too many wrong codes", (await alice.EnterAsync(shown.Code)).Heading);
        Assert.StartsWith(
            "Forgot 5 wrong codes", await DoneAsync(service, "limits", "reset", "--account", "Alice"), StringComparison.Ordinal);
        Assert.Equal("service: 0 of 250 wrong codes", await DoneAsync(service, "limits", "show"));
        Assert.Equal(HttpStatusCode.Found, (await alice.EnterAsync(shown.Code)).Status);
        await FailedAsync(service, "The account carol does not exist.", "limits", "reset", "--account", "carol");
    }

    [Fact]
    public async Task A_reset_ends_the_wait_after_wrong_passwords()
    {
        await using var service = await RunningService.StartNewAsync();
        await service.AddAccountAsync("alice");
        using var guesser = new Phone(service.Root);
        const int Guesses = 12; // the last one waits for ten minutes, because the command has the machine's clock
        service.Clock.SetDate(-(Guesses - 1) * PasswordThrottle.LongestDelay);
        await guesser.GetAsync("/account/sign-in");
        await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));
        for (int i = 1; i < Guesses; i++)
        {
            service.Clock.Advance(PasswordThrottle.LongestDelay);
            await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));
        }

        string shown = await DoneAsync(service, "limits", "show");
        Assert.Matches("account alice: 12 wrong passwords from .+, waits until [0-9:]{8} UTC", shown);
        Assert.Equal(
            "Forgot 0 wrong codes, 12 wrong passwords and 0 new accounts.", await DoneAsync(service, "limits", "reset"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
    }

    [Fact]
    public async Task A_reset_lets_a_network_make_accounts_again()
    {
        await using var service = await RunningService.StartNewAsync(
            "Pairing:Accounts:Registration=open", "Pairing:Limits:Registrations=1");
        Assert.True(await RegistersAsync(service, "alice"));
        Assert.False(await RegistersAsync(service, "bob"));
        Assert.Contains("1 of 1 new accounts", await DoneAsync(service, "limits", "show"), StringComparison.Ordinal);
        Assert.EndsWith("and 1 new accounts.", await DoneAsync(service, "limits", "reset"), StringComparison.Ordinal);
        Assert.True(await RegistersAsync(service, "bob"));
    }

    private static async Task<bool> RegistersAsync(RunningService service, string name)
    {
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/register");
        var page = await visitor.PostAsync(
            "/account/register", ("Entry.Name", name), ("Entry.Password", Phone.Password), ("Entry.Repeat", Phone.Password));
        return page.Status == HttpStatusCode.Found;
    }

    private static async Task<string> DoneAsync(RunningService service, params string[] args)
    {
        var (ended, said, complaint) = await OperatorConsole.RunAsync([.. args, .. service.Arguments]);
        Assert.Equal((0, ""), (ended, complaint));
        return said.ReplaceLineEndings("\n").TrimEnd();
    }

    private static async Task FailedAsync(RunningService service, string reason, params string[] args)
    {
        var (ended, _, complaint) = await OperatorConsole.RunAsync([.. args, .. service.Arguments]);
        Assert.Equal((1, $"pairing: {reason}\n"), (ended, complaint));
    }
}
