using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pairing.Service.Tests.Faults;

/// <summary>Data folder and database belong to one user, also if another one made them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private const UnixFileMode Everybody = OwnFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-private-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_and_a_database_that_others_can_read_are_closed_to_them(bool isOld)
    {
        Directory.CreateDirectory(_folder, Everybody);
        Directory.CreateDirectory(Path.Combine(_folder, "keys"), Everybody);
        string[] files = [.. new[] { "", "-wal", "-shm" }.Select(end => Path.Combine(_folder, "pairing.db" + end))];
        if (isOld)
        {
            Array.ForEach(files, file => File.WriteAllText(file, ""));
            Array.ForEach(files, file => File.SetUnixFileMode(file, Everybody & ~UnixFileMode.UserExecute));
        }

        await using var service = Program.Build(["--urls=http://127.0.0.1:0", $"--Pairing:DataFolder={_folder}"]);
        await Program.StartAsync(service);

        Assert.Equal([OwnFolder, OwnFolder], new[] { _folder, Path.Combine(_folder, "keys") }.Select(File.GetUnixFileMode));
        Assert.Equal([OwnFile, OwnFile, OwnFile], files.Select(File.GetUnixFileMode));
        await service.StopAsync();
    }

    [Fact]
    public async Task A_database_in_another_folder_is_closed_too()
    {
        string elsewhere = Path.Combine(_folder, "elsewhere.db");
        Directory.CreateDirectory(_folder);
        var ended = await OperatorConsole.RunAsync(
        [
            "accounts", "list", $"--Pairing:DataFolder={_folder}/data",
            $"--Pairing:Storage:ConnectionString=Data Source={elsewhere}",
        ]);
        Assert.Equal((0, "", ""), ended);
        Assert.Equal(OwnFile, File.GetUnixFileMode(elsewhere));
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Such as /tmp: to close it would break the machine.</summary>
    [Fact]
    public async Task A_folder_that_all_users_share_stays_as_it_is_and_the_log_says_so()
    {
        Directory.CreateDirectory(_folder);
        var shared = Everybody | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit;
        File.SetUnixFileMode(_folder, shared);
        var log = new CollectedLog();
        await using (var service = Program.Build(
            ["--urls=http://127.0.0.1:0", $"--Pairing:DataFolder={_folder}"],
            also: services => services.AddSingleton<ILoggerProvider>(log)))
        {
            await Program.StartAsync(service);
            await service.StopAsync();
        }

        Assert.Contains($"{_folder} is a folder that all users share", log.Text, StringComparison.Ordinal);
        Assert.Equal(shared, File.GetUnixFileMode(_folder));
    }
}
