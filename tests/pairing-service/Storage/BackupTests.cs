using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pairing.Service.Audit;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Audit;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Storage;

/// <summary>Runs backup and restore as in docs/operating.md: paired devices keep working on another machine.</summary>
public sealed class BackupTests : IDisposable
{
    private const string PublicUrl = "Pairing:PublicUrl=http://pair.example"; // tokens contain it, and it moves too

    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("pairing-elsewhere-");

    private string BackupFile => Path.Combine(_elsewhere.FullName, "pairing.tar.gz");

    public void Dispose() => _elsewhere.Delete(recursive: true);

    [Fact]
    public async Task A_backup_of_a_running_service_restores_all_pairings_into_an_empty_folder()
    {
        await using var service = await RunningService.StartNewAsync(PublicUrl);
        var screen = new TestDevice(service);
        await screen.PairAsync(await service.AddAccountAsync());
        Assert.Equal(0, (await BackupAsync(service)).ExitCode);
        await new TestDevice(service).AskAsync(); // it goes on

        string restored = Path.Combine(_elsewhere.FullName, "data");
        Directory.CreateDirectory(restored);
        Run("tar", "-xzf", BackupFile, "-C", restored);
        await using var other = await RunningService.StartNewAsync(PublicUrl, $"Pairing:DataFolder={restored}");
        await AssertGoesOnAsync(other, screen);
        Assert.Equal("wal", await JournalAsync(other)); // a copy starts without them
    }

    [Fact]
    public async Task A_backup_is_readable_only_by_its_owner_and_overwrites_no_file()
    {
        await using var service = await RunningService.StartNewAsync();
        Assert.Equal(0, (await BackupAsync(service)).ExitCode);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
        }

        var (exitCode, _, errors) = await BackupAsync(service);
        Assert.Equal(1, exitCode);
        Assert.Contains("exists", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(service.Folder, "backup-*"));
    }

    [Fact]
    public async Task Without_a_database_there_is_no_backup()
    {
        string empty = Path.Combine(_elsewhere.FullName, "empty");
        var (exitCode, _, errors) = await OperatorConsole.RunAsync(["backup", BackupFile, $"--Pairing:DataFolder={empty}"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("contains no database", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(BackupFile));
    }

    [Fact]
    public async Task A_dump_of_PostgreSQL_keeps_all_pairings_in_an_empty_database_elsewhere()
    {
        await using var service = await RunningService.StartNewAsync(On.PostgreSql, PublicUrl);
        var screen = new TestDevice(service);
        await screen.PairAsync(await service.AddAccountAsync());
        var refused = await BackupAsync(service);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("pg_dump", refused.Errors, StringComparison.Ordinal);

        var server = await PostgresServer.SharedAsync();
        await using var empty = await TestDatabase.MakeAsync(server);
        string dump = Path.Combine(_elsewhere.FullName, "pairing.dump");
        Run(Program("pg_dump"), ["--format=custom", $"--file={dump}", .. At(service.Get<NpgsqlDataSource>().ConnectionString)]);
        Run(Program("pg_restore"), [dump, "--no-owner", "--exit-on-error", .. At(empty.ConnectionString)]);
        await using var other = await RunningService.StartNewAsync([PublicUrl, .. empty.Settings]);
        await AssertGoesOnAsync(other, screen);
    }

    /// <summary>The device's tokens are still valid there.</summary>
    private static async Task AssertGoesOnAsync(RunningService other, TestDevice screen)
    {
        var moved = new TestDevice(other);
        Assert.Equal(HttpStatusCode.OK, (await moved.WhoAmIAsync(screen.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await moved.RefreshAsync(screen.RefreshToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await moved.WhoAmIAsync()).Status);
        Assert.Single(await Audited.RowsAsync(other, AuditKind.Paired));
        await Audited.WriteAsync(other, rows: 1);
        Assert.Null(await Audited.FaultAsync(other));
    }

    private static async Task<string> JournalAsync(RunningService service)
    {
        await using var database = await service.Get<IDbContextFactory<PairingDb>>().CreateDbContextAsync();
        return await database.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync();
    }

    private Task<(int ExitCode, string Output, string Errors)> BackupAsync(RunningService service) =>
        OperatorConsole.RunAsync(["backup", BackupFile, .. service.Arguments]);

    private static string[] At(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return [$"--host={connection.Host}", $"--username={connection.Username}", $"--dbname={connection.Database}"];
    }

    private static string Program(string name) => Path.Combine(PostgresServer.Programs(), name);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
