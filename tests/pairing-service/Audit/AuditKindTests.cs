using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Keys;

namespace Pairing.Service.Tests.Audit;

/// <summary>Each kind is recorded by the real act, as a row and a line of the log. A new kind needs an act here.</summary>
public sealed class AuditKindTests : IAsyncLifetime, IDisposable
{
    private const string TvSecret = "the-secret-of-the-television";

    private readonly DirectoryInfo _backups = Directory.CreateTempSubdirectory("pairing-backups-");
    private RunningService _service = null!;
    private Phone _alice = null!;
    private Account _account = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartNewAsync(
            "Pairing:Limits:TokenRequests=5", "Pairing:Limits:WrongCodesPerAccount=2", "Pairing:Clients:tv:Secret=" + TvSecret);
        _alice = await _service.SignedInAsync("alice");
        _account = (await _service.Get<IAccounts>().FindByNameAsync("alice", default))!;
    }

    public async Task DisposeAsync()
    {
        _alice.Dispose();
        await _service.DisposeAsync();
    }

    public void Dispose() => _backups.Delete(recursive: true);

    [Fact]
    public async Task Each_kind_is_written_by_its_act()
    {
        (AuditKind Kind, Func<Task> Act)[] acts =
        [
            (AuditKind.SignedIn, SignInAsync),
            (AuditKind.SignInFailed, () => GuessAsync(1)),
            (AuditKind.SignInThrottled, () => GuessAsync(10)),
            (AuditKind.Paired, async () => await PairAsync()),
            (AuditKind.Approved, async () => await DecideAsync("Approve")),
            (AuditKind.Denied, async () => await DecideAsync("Deny")),
            (AuditKind.TakenBack, TakeBackAsync),
            (AuditKind.DeviceRemoved, RemoveAsync),
            (AuditKind.RefreshReused, ReuseTokenAsync),
            (AuditKind.CodeReused, ReuseCodeAsync),
            (AuditKind.WrongCode, () => _alice.EnterAsync("WDJB-MJHT")),
            (AuditKind.CodeThrottled, () => EnterAsync(3)),
            (AuditKind.LimitsReset, () => RunAsync("limits", "reset")),
            (AuditKind.ClientRefused, () => IntrospectAsync("wrong", 1)),
            (AuditKind.ClientThrottled, () => IntrospectAsync(TvSecret, 6)),
            (AuditKind.ClientAdded, () => RunAsync("clients", "add", "lamp", "--public")),
            (AuditKind.ClientRemoved, () => RunAsync("clients", "remove", "lamp")),
            (AuditKind.AccountAdded, () => _service.AddAccountAsync("bob")),
            (AuditKind.AccountDisabled, () => RunAsync("accounts", "disable", "bob")),
            (AuditKind.AccountEnabled, () => RunAsync("accounts", "enable", "bob")),
            (AuditKind.AccountRemoved, () => RunAsync("accounts", "remove", "bob")),
            (AuditKind.SessionsEnded, EndSessionsAsync),
            (AuditKind.PasswordChanged, ChangePasswordAsync),
            (AuditKind.SignedOut, () => _alice.PostAsync("/account/sign-out")),
            (AuditKind.BackedUp, () => RunAsync("backup", Path.Combine(_backups.FullName, "pairing.tar.gz"))),
            (AuditKind.KeyPublished, () => RunAsync("keys", "rotate")),
            (AuditKind.KeyDeleted, OutliveKeyAsync),
            (AuditKind.AuditChanged, () => Audited.TamperAsync(_service, """UPDATE "AuditHead" SET "Number" = 1;""")),
        ];
        Assert.Equal(Enum.GetValues<AuditKind>().Order(), acts.Select(act => act.Kind).Order());

        foreach (var (kind, act) in acts)
        {
            long before = (await Audited.RowsAsync(_service)).Max(row => row.Number);
            await act();
            await _service.Get<AuditTrail>().FlushAsync();
            await Audited.WriteAsync(_service, AuditKind.LimitsReset, details: "the end of an act");

            var row = (await Audited.RowsAsync(_service, kind)).Find(row => row.Number > before);
            Assert.True(row is not null, $"{kind} was not recorded.");
            Assert.NotEmpty(row.Network);
            if (row.Actor != AuditOrigin.Operator.Actor)
            {
                Assert.Contains(AuditText.Of(row), _service.Log.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_row_tells_who_what_and_from_where()
    {
        var screen = await PairAsync();
        var device = Assert.Single(await _service.Devices.FindByAccountAsync(_account.Id, default));
        await Audited.DoneAsync(_service, "devices", "remove", $"{device.Id}");
        await screen.RefreshAsync();

        var approved = Assert.Single(await Audited.RowsAsync(_service, AuditKind.Approved));
        var grant = (await _service.GrantOfAsync(screen.UserCode)).Id;
        Assert.Equal(
            ("person", "127.0.0.1", "alice", _account.Id, $"grant {grant}"),
            (approved.Actor, approved.Network, approved.Account, approved.AccountId, approved.Subject));
        var paired = Assert.Single(await Audited.RowsAsync(_service, AuditKind.Paired));
        Assert.Equal(
            ("device", "127.0.0.1", "alice", $"device {device.Id}", $"\"{device.Name}\", grant {grant}"),
            (paired.Actor, paired.Network, paired.Account, paired.Subject, paired.Details));
        var removed = Assert.Single(await Audited.RowsAsync(_service, AuditKind.DeviceRemoved));
        Assert.Equal(
            ("operator", "alice", $"device {device.Id}", $"\"{device.Name}\""),
            (removed.Actor, removed.Account, removed.Subject, removed.Details));
        string time = approved.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Contains(
            $": {time} UTC approved, account alice, by person from 127.0.0.1, grant {grant}", _service.Log.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_lists_each_kind()
    {
        string[] listed =
        [
            .. File.ReadLines(Guide()).SkipWhile(line => line != "| kind | what happened |").Skip(2)
                .TakeWhile(line => line.StartsWith('|')).SelectMany(line => Settings.SettingsTable.Code(line.Split('|')[1])),
        ];
        Assert.Equal(AuditKinds.Names.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private Task<string> RunAsync(params string[] args) => Audited.DoneAsync(_service, args);

    private async Task SignInAsync()
    {
        using var phone = new Phone(_service.Root);
        await phone.SignInAsync("alice");
    }

    private async Task GuessAsync(int times)
    {
        using var guesser = new Phone(_service.Root, "127.0.0.2");
        await guesser.GetAsync("/account/sign-in");
        for (int i = 0; i < times; i++)
        {
            await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));
        }
    }

    private async Task<(TestDevice Screen, string Result)> DecideAsync(string choice)
    {
        _service.Clock.Advance(TimeSpan.FromMinutes(1)); // its token requests are limited
        var screen = new TestDevice(_service);
        await screen.AskAsync();
        string confirm = (await _alice.EnterAsync(screen.UserCode)).Location;
        await _alice.GetAsync(confirm);
        return (screen, (await _alice.PostAsync($"{confirm}?handler={choice}")).Location);
    }

    private async Task<TestDevice> PairAsync()
    {
        var (screen, _) = await DecideAsync("Approve");
        Assert.Equal(HttpStatusCode.OK, (await screen.PollAsync()).Status);
        return screen;
    }

    private async Task TakeBackAsync()
    {
        var (_, result) = await DecideAsync("Approve");
        await _service.OutwaitAsync(_alice.GetAsync(result));
        await _service.OutwaitAsync(_alice.PostAsync(result.Split('?')[0] + "?handler=NotMe"));
    }

    private async Task RemoveAsync()
    {
        var screen = await PairAsync();
        await screen.PostAsync(WellKnown.Revocation, (Wire.ClientId, Defaults.ClientId), (Wire.Token, screen.RefreshToken));
    }

    private async Task ReuseTokenAsync()
    {
        var screen = await PairAsync();
        string first = screen.RefreshToken;
        await screen.RefreshAsync();
        await screen.RefreshAsync();
        Assert.Equal(Wire.InvalidGrant, (await screen.RefreshAsync(first)).Error);
    }

    private async Task ReuseCodeAsync() => Assert.Equal(Wire.InvalidGrant, (await (await PairAsync()).PollAsync()).Error);

    private async Task EnterAsync(int codes)
    {
        for (int i = 0; i < codes; i++)
        {
            await _alice.EnterAsync($"WDJB-MJH{"TVW"[i]}");
        }
    }

    private async Task IntrospectAsync(string secret, int times)
    {
        var tv = new TestDevice(_service);
        for (int i = 0; i < times; i++)
        {
            await tv.PostAsync(WellKnown.Introspection, (Wire.ClientId, "tv"), (Wire.ClientSecret, secret), (Wire.Token, "x"));
        }
    }

    private async Task EndSessionsAsync()
    {
        await RunAsync("accounts", "sessions", "alice", "--end");
        await _alice.SignInAsync("alice");
    }

    private async Task ChangePasswordAsync()
    {
        const string Next = "staple battery horse correct";
        await _alice.GetAsync("/account/password");
        Assert.Equal("/account", (await _alice.PostAsync(
            "/account/password", ("Present", Phone.Password), ("Next", Next), ("Repeat", Next))).Location);
        await _alice.GetAsync("/account");
    }

    private async Task OutliveKeyAsync()
    {
        _service.Clock.Advance(TimeSpan.FromDays(3));
        await _service.Get<KeyRotation>().RunOnceAsync(default);
    }

    private static string Guide([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "operating.md"));
}
