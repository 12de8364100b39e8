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
    private readonly DirectoryInfo _backups = Directory.CreateTempSubdirectory("pairing-backups-");
    private AuditActs _acts = null!;

    private RunningService Service => _acts.Service;

    public async Task InitializeAsync() => _acts = await AuditActs.StartAsync();

    public async Task DisposeAsync() => await _acts.DisposeAsync();

    public void Dispose() => _backups.Delete(recursive: true);

    [Fact]
    public async Task Each_kind_is_written_by_its_act()
    {
        (AuditKind Kind, Func<Task> Act)[] acts =
        [
            (AuditKind.SignedIn, _acts.SignInAsync),
            (AuditKind.SignInFailed, () => _acts.GuessAsync(1)),
            (AuditKind.SignInThrottled, () => _acts.GuessAsync(10)),
            (AuditKind.Paired, () => _acts.PairAsync()),
            (AuditKind.Approved, () => _acts.DecideAsync("Approve")),
            (AuditKind.Denied, () => _acts.DecideAsync("Deny")),
            (AuditKind.TakenBack, _acts.TakeBackAsync),
            (AuditKind.DeviceRemoved, _acts.RemoveAsync),
            (AuditKind.RefreshReused, _acts.ReuseTokenAsync),
            (AuditKind.CodeReused, _acts.ReuseCodeAsync),
            (AuditKind.WrongCode, () => _acts.Browser.EnterAsync("WDJB-MJHT")),
            (AuditKind.CodeThrottled, () => _acts.EnterAsync(3)),
            (AuditKind.LimitsReset, () => _acts.RunAsync("limits", "reset")),
            (AuditKind.ClientRefused, () => _acts.IntrospectAsync("wrong", 1)),
            (AuditKind.ClientThrottled, () => _acts.IntrospectAsync(AuditActs.TvSecret, 6)),
            (AuditKind.ClientAdded, () => _acts.RunAsync("clients", "add", "lamp", "--public")),
            (AuditKind.ClientRemoved, () => _acts.RunAsync("clients", "remove", "lamp")),
            (AuditKind.AccountAdded, () => Service.AddAccountAsync("bob")),
            (AuditKind.AccountDisabled, () => _acts.RunAsync("accounts", "disable", "bob")),
            (AuditKind.AccountEnabled, () => _acts.RunAsync("accounts", "enable", "bob")),
            (AuditKind.AccountRemoved, () => _acts.RunAsync("accounts", "remove", "bob")),
            (AuditKind.SessionEnded, _acts.EndOtherSessionAsync),
            (AuditKind.SecondFactorOn, _acts.TurnOnSecondFactorAsync),
            (AuditKind.RecoveryCodesReplaced, _acts.ReplaceRecoveryCodesAsync),
            (AuditKind.SecondFactorFailed, () => _acts.GuessSecondFactorAsync(1)),
            (AuditKind.SecondFactorThrottled, () => _acts.GuessSecondFactorAsync(10)),
            (AuditKind.SecondFactorOff, _acts.TurnOffSecondFactorAsync),
            (AuditKind.EmailChanged, _acts.ChangeEmailAsync),
            (AuditKind.RecoveryRequested, _acts.AskToRecoverAsync),
            (AuditKind.MessageCodeFailed, _acts.AskToRecoverAsync),
            (AuditKind.SessionsEnded, _acts.EndSessionsAsync),
            (AuditKind.PasswordChanged, _acts.ChangePasswordAsync),
            (AuditKind.SignedOut, () => _acts.Browser.PostAsync("/account/sign-out")),
            (AuditKind.BackedUp, () => _acts.RunAsync("backup", Path.Combine(_backups.FullName, "pairing.tar.gz"))),
            (AuditKind.KeyPublished, () => _acts.RunAsync("keys", "rotate")),
            (AuditKind.KeyDeleted, _acts.OutliveKeyAsync),
            (AuditKind.AuditChanged, () => Audited.TamperAsync(Service, """UPDATE "AuditHead" SET "Number" = 1;""")),
        ];
        Assert.Equal(Enum.GetValues<AuditKind>().Order(), acts.Select(act => act.Kind).Order());

        foreach (var (kind, act) in acts)
        {
            long before = (await Audited.RowsAsync(Service)).Max(row => row.Number);
            await act();
            await Service.Get<AuditTrail>().FlushAsync();
            await Audited.WriteAsync(Service, AuditKind.LimitsReset, details: "the end of an act");

            var row = (await Audited.RowsAsync(Service, kind)).Find(row => row.Number > before);
            Assert.True(row is not null, $"{kind} was not recorded.");
            Assert.NotEmpty(row.Network);
            if (row.Actor != AuditOrigin.Operator.Actor)
            {
                Assert.Contains(AuditText.Of(row), Service.Log.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_row_tells_who_what_and_from_where()
    {
        var screen = await _acts.PairAsync();
        var device = Assert.Single(await Service.Devices.FindByAccountAsync(_acts.Alice.Id, default));
        await Audited.DoneAsync(Service, "devices", "remove", $"{device.Id}");
        await screen.RefreshAsync();

        var approved = Assert.Single(await Audited.RowsAsync(Service, AuditKind.Approved));
        var grant = (await Service.GrantOfAsync(screen.UserCode)).Id;
        Assert.Equal(
            ("person", "127.0.0.1", "alice", _acts.Alice.Id, $"grant {grant}"),
            (approved.Actor, approved.Network, approved.Account, approved.AccountId, approved.Subject));
        var paired = Assert.Single(await Audited.RowsAsync(Service, AuditKind.Paired));
        Assert.Equal(
            ("device", "127.0.0.1", "alice", $"device {device.Id}", $"\"{device.Name}\", grant {grant}"),
            (paired.Actor, paired.Network, paired.Account, paired.Subject, paired.Details));
        var removed = Assert.Single(await Audited.RowsAsync(Service, AuditKind.DeviceRemoved));
        Assert.Equal(
            ("operator", "alice", $"device {device.Id}", $"\"{device.Name}\""),
            (removed.Actor, removed.Account, removed.Subject, removed.Details));
        string time = approved.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Contains(
            $": {time} UTC approved, account alice, by person from 127.0.0.1, grant {grant}", Service.Log.Text,
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

    private static string Guide([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "operating.md"));
}
