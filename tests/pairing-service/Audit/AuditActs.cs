using System.Net;
using System.Text.RegularExpressions;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Keys;
using Pairing.Service.Tests.Messages;
using Pairing.Service.Tests.Recovery;
using Pairing.Service.Tests.SecondFactor;

namespace Pairing.Service.Tests.Audit;

/// <summary>What alice, her devices, strangers and the operator do.</summary>
internal sealed class AuditActs : IAsyncDisposable
{
    public const string TvSecret = "the-secret-of-the-television-in-the-hall";

    private AuditActs(RunningService service, Phone phone, Account alice) =>
        (Service, Browser, Alice) = (service, phone, alice);

    public RunningService Service { get; }

    public Phone Browser { get; }

    public Account Alice { get; }

    public static async Task<AuditActs> StartAsync()
    {
        var service = await RunningService.StartNewAsync(
            [
                .. Mailbox.Shared.Settings, "Pairing:Limits:TokenRequests=5", "Pairing:Limits:WrongCodesPerAccount=2",
                "Pairing:Clients:tv:Secret=" + TvSecret,
            ]);
        var phone = await service.SignedInAsync("alice");
        return new AuditActs(service, phone, (await service.Get<IAccounts>().FindByNameAsync("alice", default))!);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Service.DisposeAsync();
    }

    public Task<string> RunAsync(params string[] args) => Audited.DoneAsync(Service, args);

    public async Task SignInAsync()
    {
        using var phone = new Phone(Service.Root);
        await phone.SignInAsync("alice");
    }

    public async Task GuessAsync(int times)
    {
        using var guesser = new Phone(Service.Root, "127.0.0.2");
        await guesser.GetAsync("/account/sign-in");
        for (int i = 0; i < times; i++)
        {
            await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));
        }
    }

    public async Task<(TestDevice Screen, string Result)> DecideAsync(string choice)
    {
        Service.Clock.Advance(TimeSpan.FromMinutes(1)); // its token requests are limited
        var screen = new TestDevice(Service);
        await screen.AskAsync();
        string confirm = (await Browser.EnterAsync(screen.UserCode)).Location;
        await Browser.GetAsync(confirm);
        return (screen, (await Browser.PostAsync($"{confirm}?handler={choice}")).Location);
    }

    public async Task<TestDevice> PairAsync()
    {
        var (screen, _) = await DecideAsync("Approve");
        Assert.Equal(HttpStatusCode.OK, (await screen.PollAsync()).Status);
        return screen;
    }

    public async Task TakeBackAsync()
    {
        var (_, result) = await DecideAsync("Approve");
        await Service.OutwaitAsync(Browser.GetAsync(result));
        await Service.OutwaitAsync(Browser.PostAsync(result.Split('?')[0] + "?handler=NotMe"));
    }

    public async Task RemoveAsync()
    {
        var screen = await PairAsync();
        await screen.PostAsync(WellKnown.Revocation, (Wire.ClientId, Defaults.ClientId), (Wire.Token, screen.RefreshToken));
    }

    public async Task ReuseTokenAsync()
    {
        var screen = await PairAsync();
        string first = screen.RefreshToken;
        await screen.RefreshAsync();
        await screen.RefreshAsync();
        Assert.Equal(Wire.InvalidGrant, (await screen.RefreshAsync(first)).Error);
    }

    public async Task ReuseCodeAsync() => Assert.Equal(Wire.InvalidGrant, (await (await PairAsync()).PollAsync()).Error);

    public async Task EnterAsync(int codes)
    {
        for (int i = 0; i < codes; i++)
        {
            await Browser.EnterAsync($"WDJB-MJH{"TVW"[i]}");
        }
    }

    public async Task IntrospectAsync(string secret, int times)
    {
        var tv = new TestDevice(Service);
        for (int i = 0; i < times; i++)
        {
            await tv.PostAsync(WellKnown.Introspection, (Wire.ClientId, "tv"), (Wire.ClientSecret, secret), (Wire.Token, "x"));
        }
    }

    public async Task EndSessionsAsync()
    {
        await RunAsync("accounts", "sessions", "alice", "--end");
        await Browser.SignInAsync("alice");
    }

    public async Task EndOtherSessionAsync()
    {
        using var other = new Phone(Service.Root);
        await other.SignInAsync("alice");
        string page = (await Browser.GetAsync("/account")).Html;
        string id = Regex.Match(page, "[?;&]id=([0-9a-f-]{36})").Groups[1].Value;
        await Browser.PostAsync($"/account?handler=End&id={id}");
    }

    public Task TurnOnSecondFactorAsync() => Owner.AppAsync(Service, Browser);

    public async Task ReplaceRecoveryCodesAsync()
    {
        await Browser.GetAsync(Owner.Page);
        await Browser.PostAsync(Owner.Page + "?handler=NewCodes", ("Password", Phone.Password));
    }

    public async Task TurnOffSecondFactorAsync()
    {
        await Browser.GetAsync(Owner.Page);
        await Browser.PostAsync(Owner.Page + "?handler=Off", ("Password", Phone.Password));
        await Browser.GetAsync("/account");
    }

    public async Task GuessSecondFactorAsync(int times)
    {
        using var guesser = new Phone(Service.Root, "127.0.0.3");
        await guesser.GetAsync("/account/sign-in");
        await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", Phone.Password));
        await guesser.GetAsync("/account/second-factor");
        for (int i = 0; i < times; i++)
        {
            await guesser.PostAsync("/account/second-factor", ("Code", "abcdef"));
        }
    }

    public Task ChangeEmailAsync() => Mail.VerifyAddressAsync(Browser);

    public async Task AskToRecoverAsync()
    {
        using var visitor = new Phone(Service.Root);
        await Mail.AskToRecoverAsync(visitor);
        await Mail.EnterAsync(visitor, "0000 0000");
    }

    public async Task ChangePasswordAsync()
    {
        const string Next = "staple battery horse correct";
        await Browser.GetAsync("/account/password");
        Assert.Equal("/account", (await Browser.PostAsync(
            "/account/password", ("Present", Phone.Password), ("Next", Next), ("Repeat", Next))).Location);
        await Browser.GetAsync("/account");
    }

    public async Task OutliveKeyAsync()
    {
        Service.Clock.Advance(TimeSpan.FromDays(3));
        await Service.Get<KeyRotation>().RunOnceAsync(default);
    }
}
