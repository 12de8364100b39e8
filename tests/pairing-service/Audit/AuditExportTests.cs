using System.Text.Json;
using Pairing.Protocol;
using Pairing.Service.Audit;
using Pairing.Service.Foundation;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Audit;

/// <summary>`audit list` and `audit export`: what they show, and what they never show.</summary>
public sealed class AuditExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pairing-export-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task Lines_of_JSON_have_every_row_and_no_secret(On engine)
    {
        const string ClientSecret = "a-clients-own-secret-9f2c-and-more";
        const string Typed = "my-password-in-the-wrong-field";
        await using var service = await RunningService.StartNewAsync(engine, "Pairing:Clients:tv:Secret=" + ClientSecret);
        using var phone = await service.SignedInAsync("ada");
        var screen = new TestDevice(service);
        await screen.AskAsync();
        string confirm = (await phone.EnterAsync(screen.UserCode)).Location;
        await phone.GetAsync(confirm);
        await phone.PostAsync(confirm + "?handler=Approve");
        await screen.PollAsync();
        var secrets = new List<string>
        {
            ClientSecret, Typed, Phone.Password, screen.DeviceCode, screen.UserCode, UserCode.Normalize(screen.UserCode)!,
            screen.AccessToken, screen.RefreshToken, "WDJBMJHT", "WDJB-MJHT",
        };
        await phone.EnterAsync("WDJB-MJHT");
        using var guesser = new Phone(service.Root);
        await guesser.GetAsync("/account/sign-in");
        await guesser.PostAsync("/account/sign-in", ("Name", Typed), ("Password", Phone.Password));
        await screen.PostAsync(WellKnown.Token, (Wire.ClientId, Typed), (Wire.ClientSecret, ClientSecret));
        await screen.PollAsync();
        secrets.AddRange(Cookies(phone));
        secrets.AddRange(Cookies(guesser));
        await service.Get<AuditTrail>().FlushAsync();

        string exported = await Audited.DoneAsync(service, "audit", "export");
        string listed = await Audited.DoneAsync(service, "audit", "list");

        var rows = await Audited.RowsAsync(service);
        var lines = exported.Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(rows.Select(row => row.Hash), lines.Select(line => line.GetProperty("hash").GetString()));
        Assert.Equal(rows.Select(row => row.Kind), lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal(rows.Select(row => row.At), lines.Select(line => line.GetProperty("time").GetDateTimeOffset()));
        Assert.Equal(rows.Count, listed.Split('\n').Length);
        foreach (string kind in new[] { "approved", "paired", "code_reused", "wrong_code", "sign_in_failed", "client_refused" })
        {
            Assert.Contains(kind, exported, StringComparison.Ordinal);
        }

        Assert.All(secrets, secret =>
        {
            Assert.NotEmpty(secret);
            Assert.DoesNotContain(secret, exported + listed + service.Log.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task A_list_is_for_an_account_a_kind_or_a_time(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        await service.AddAccountAsync("ada");
        await service.AddAccountAsync("bob");
        service.Clock.Advance(TimeSpan.FromDays(1));
        var since = service.Now;
        await Audited.WriteAsync(service, AuditKind.SignedIn, "ada");
        await Audited.WriteAsync(service, AuditKind.SignedIn, "bob");
        await Audited.WriteAsync(service, AuditKind.SignedOut, "bob");

        Assert.Equal(["account_added", "signed_in"], await KindsAsync(service, "--account", "ADA"));
        Assert.Equal(["signed_in", "signed_in"], await KindsAsync(service, "--kind", "signed_in"));
        Assert.Equal(
            ["signed_in", "signed_in", "signed_out"],
            await KindsAsync(service, "--since", $"{since.UtcDateTime:yyyy-MM-ddTHH:mm:ss}"));
        Assert.Equal(["signed_in"], await KindsAsync(service, "--kind", "signed_in", "--account", "bob"));
    }

    [Fact]
    public async Task A_file_is_new_and_private()
    {
        await using var service = await RunningService.StartNewAsync();
        await Audited.WriteAsync(service, rows: 2);
        string file = Path.Combine(_folder.FullName, "audit.jsonl");

        Assert.Equal($"Wrote 3 rows to {file}.", await Audited.DoneAsync(service, "audit", "export", file));
        Assert.Equal(3, File.ReadAllLines(file).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        var (ended, _, complaint) = await OperatorConsole.RunAsync(["audit", "export", file, .. service.Arguments]);
        Assert.Equal(1, ended);
        Assert.StartsWith("pairing: The export failed. ", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit", "list", "--kind", "sign_in")]
    [InlineData("audit", "list", "--since", "yesterday")]
    [InlineData("audit", "delete")]
    public async Task A_wrong_word_ends_with_2_and_one_line(params string[] args)
    {
        var (ended, _, complaint) = await OperatorConsole.RunAsync(args);
        Assert.Equal(2, ended);
        Assert.Single(complaint.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_name_cannot_end_a_line_or_command_a_terminal()
    {
        var row = AuditLog.RowOf(
            new AuditEvent(AuditKind.Paired, AuditOrigin.Service) { Details = "a\r\nb\u001b[2Jc\u202ed" }, 1, null, default);
        Assert.EndsWith("a??b?[2Jc?d", AuditText.Of(row), StringComparison.Ordinal);
    }

    private static async Task<string[]> KindsAsync(RunningService service, params string[] filter)
    {
        string said = await Audited.DoneAsync(service, ["audit", "list", .. filter]);
        return [.. said.Split('\n').Select(line => line.Split(' ')[4].TrimEnd(','))];
    }

    private static IEnumerable<string> Cookies(Phone phone) => phone.Cookies.GetAllCookies().Select(cookie => cookie.Value);
}
