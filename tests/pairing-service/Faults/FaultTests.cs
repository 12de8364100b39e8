using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Faults;

/// <summary>
/// A fault of the data, the machine or the settings ends the service, or a command, in one line that says what to do:
/// rethinkdb/rethinkdb#3750 (newer data), rmcrackan/Libation#1560 and #1722 and gpustack/gpustack#2231 (full and read-only)
/// show what operators see otherwise.
/// </summary>
public sealed class FaultTests : IDisposable
{
    private const int PageSize = 4096;

    private static readonly string[] List = ["accounts", "list"];

    private static readonly string[] Serve = ["--urls=http://127.0.0.1:0"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-fault-{Guid.NewGuid():N}");

    public static TheoryData<string[]> Both => [Serve, List];

    private string Database => Path.Combine(_folder, "pairing.db");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_that_is_not_a_database(string[] words)
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Database, new string('x', 3 * PageSize));
        await AssertFaultAsync(1, words, Database, "damaged", "backup");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_database_with_damaged_pages(string[] words)
    {
        await MakeAsync();
        await using (var file = new FileStream(Database, FileMode.Open))
        {
            file.Position = PageSize;
            file.Write(new byte[file.Length - PageSize]);
        }

        await AssertFaultAsync(1, words, Database, "damaged", "backup");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_database_of_a_newer_program(string[] words)
    {
        await MakeAsync();
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var newer = connection.CreateCommand();
            newer.CommandText = """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_Newer', '99.0.0')""";
            await newer.ExecuteNonQueryAsync();
        }

        await AssertFaultAsync(1, words, Database, "29991231000000_Newer", "newer version");
    }

    [Fact]
    public async Task A_PostgreSQL_database_of_a_newer_program()
    {
        await using var database = await TestDatabase.MakeAsync(On.PostgreSql);
        string[] settings = [.. database.Settings.Select(setting => "--" + setting)];
        Assert.Equal(0, (await OperatorConsole.RunAsync([.. List, .. settings])).ExitCode);
        await database.ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_Newer', '99.0.0')""");

        await AssertFaultAsync(1, [.. List, .. settings], "29991231000000_Newer", "newer version");
        await AssertFaultAsync(1, [.. Serve, .. settings], "29991231000000_Newer", "newer version");
    }

    [Fact]
    public async Task A_PostgreSQL_that_takes_no_writes_or_is_away()
    {
        using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.MakeAsync(server);
        string[] settings = [.. database.Settings.Select(setting => "--" + setting)];
        Assert.Equal(0, (await OperatorConsole.RunAsync([.. List, .. settings])).ExitCode);
        string name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        await server.ExecuteAsync($"ALTER DATABASE {name} SET default_transaction_read_only = on");
        await AssertFaultAsync(1, [.. Serve, .. settings], "read-only");
        await server.ExecuteAsync($"ALTER DATABASE {name} RESET default_transaction_read_only");

        await server.CrashAsync();
        await AssertFaultAsync(1, [.. List, .. settings], "does not respond", "Pairing:Storage:ConnectionString");
        await server.StartAgainAsync(); // so that its database can be deleted
    }

    [Fact]
    public async Task A_read_only_database()
    {
        await MakeAsync();
        await AssertFaultAsync(
            1, [.. Serve, $"--Pairing:Storage:ConnectionString=Data Source={Database};Mode=ReadOnly"], Database, "read-only");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_database_that_is_a_folder(string[] words)
    {
        Directory.CreateDirectory(Database);
        await AssertFaultAsync(2, words, Database, "Pairing:Storage:ConnectionString");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_data_folder_that_is_a_file(string[] words)
    {
        await File.WriteAllTextAsync(_folder, "");
        try
        {
            await AssertFaultAsync(2, words, "Pairing:DataFolder", _folder);
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_key_file_that_is_damaged(string[] words)
    {
        await MakeAsync();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_folder, "keys"), "*.xml"))
        {
            await File.WriteAllTextAsync(file, "<key");
        }

        await AssertFaultAsync(1, words, Path.Combine(_folder, "keys"), "backup");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://192.0.2.1:0")] // RFC 5737: no machine has it
    [InlineData("https://127.0.0.1:0")] // without a certificate
    [InlineData("http://127.0.0.1:0/path")]
    [InlineData("http://localhost:0")]
    public Task An_address_on_which_it_cannot_listen(string url) => AssertFaultAsync(2, [$"--urls={url}"], url, "--urls");

    [Fact]
    public async Task A_port_in_use()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await AssertFaultAsync(
            2, [$"--urls=http://{taken.LocalEndpoint}"], $"http://{taken.LocalEndpoint}", "already in use", "--urls");
    }

    [Theory]
    [InlineData("--Logging:LogLevel:Default=Loud", "Logging:LogLevel:Default", "Warning")]
    [InlineData("--Kestrel:Endpoints:a:Url=nonsense", "nonsense", "")]
    [InlineData("--Pairing:Storage:ConnectionString=Data Sauce=x", "Pairing:Storage:ConnectionString", "")]
    [InlineData("--Pairing:Storage:ConnectionString=Data Source=/no/such/folder/x.db", "/no/such/folder", "")]
    public Task A_setting_of_the_framework_or_of_a_driver(string setting, string named, string advice) =>
        AssertFaultAsync(2, [.. Serve, setting], named, advice);

    /// <summary>A database with tables and keys, whose pages are all in its file.</summary>
    private async Task MakeAsync()
    {
        var made = await OperatorConsole.RunAsync(["keys", "rotate", $"--Pairing:DataFolder={_folder}"]);
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await checkpoint.ExecuteNonQueryAsync();
    }

    private async Task AssertFaultAsync(int exitCode, string[] words, params string[] named) =>
        AssertOneLine(exitCode, await OperatorConsole.RunAsync([.. words, $"--Pairing:DataFolder={_folder}"]), named);

    private static void AssertOneLine(
        int exitCode, (int ExitCode, string Output, string Errors) ended, params string[] named)
    {
        string line = Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("pairing: ", line, StringComparison.Ordinal);
        Assert.All(named, part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.Equal(exitCode, ended.ExitCode);
        Assert.DoesNotContain("   at ", ended.Output, StringComparison.Ordinal);
    }
}
