using System.Diagnostics;
using Npgsql;

namespace Pairing.Service.Tests.Databases;

/// <summary>
/// A real PostgreSQL as a plain process in a temporary folder, with a Unix socket. It stops and deletes the folder when its
/// standard input closes, so also when the tests are killed.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => StartAsync());

    private readonly Process _shell;
    private readonly string _folder;

    private PostgresServer(Process shell, string folder)
    {
        _shell = shell;
        _folder = folder;
    }

    /// <summary>The server that all tests of this assembly share. Each test has its own database.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>A separate server for a test that stops it.</summary>
    /// <param name="settings">Settings as in postgresql.conf: "fsync=on".</param>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        string[] shell = ["bash", "-c", Script, "bash", Programs(), .. settings.SelectMany(setting => new[] { "-c", setting })];
        // PostgreSQL refuses to run as root.
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. shell]
            : shell;
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardError.ReadToEndAsync(); // otherwise the process blocks when the pipe is full
        string folder = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(
            "PostgreSQL did not start.");
        var server = new PostgresServer(process, folder);
        await server.HearAsync("started");
        return server;
    }

    /// <summary>A minute, because on a busy machine Npgsql's default of 15 seconds can be too short to connect.</summary>
    public string ConnectionString(string database) =>
        $"Host={_folder};Username=pairing;Database={database};Timeout=60;Command Timeout=60";

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Kills it, as a power cut would.</summary>
    public Task CrashAsync() => SendAsync("crash", "stopped");

    public Task StartAgainAsync() => SendAsync("start", "started");

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private async Task SendAsync(string word, string answer)
    {
        await _shell.StandardInput.WriteLineAsync(word);
        await HearAsync(answer);
    }

    private async Task HearAsync(string answer)
    {
        string? heard = await _shell.StandardOutput.ReadLineAsync();
        if (heard != answer)
        {
            throw new InvalidOperationException($"PostgreSQL was to be {answer}, and said: {heard}");
        }
    }

    /// <summary>Debian installs the programs outside the PATH, in a folder per version.</summary>
    public static string Programs() =>
        new[] { "/usr/lib/postgresql" }.Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        ?? throw new InvalidOperationException("There is no PostgreSQL here; ./test.sh installs it.");

    private const string Script =
        """
        set -u
        programs=$1; shift
        folder=$(mktemp -d /tmp/pairing-postgres-XXXXXX)
        echo "$folder"
        "$programs/initdb" -D "$folder/data" -U pairing -A trust -E UTF8 --locale=C --no-sync >&2 || exit 1
        start() {
          "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 \
            -c shared_buffers=32MB -c fsync=off -c full_page_writes=off "$@" >&2 &
          server=$!
          until "$programs/pg_isready" -q -h "$folder" -t 60; do kill -0 "$server" || exit 1; done
          echo started
        }
        stop() { kill "-$1" "$server"; wait "$server"; }
        start "$@"
        while read -r word; do
          case $word in
            crash) stop QUIT; echo stopped ;;
            start) start "$@" ;;
          esac
        done
        stop INT
        rm -rf "$folder"
        """;
}
