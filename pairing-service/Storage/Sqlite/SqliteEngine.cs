using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>One file and one process: a single writer, and no other nodes.</summary>
public sealed class SqliteEngine(
    IDbContextFactory<PairingDb> databases, DataFolder folder, DatabaseFile file, TimeProvider time) : Engine, IDisposable
{
    private const int UniqueConstraint = 2067; // SQLITE_CONSTRAINT_UNIQUE

    private readonly UserCodeIndex _codes = new(time);
    private readonly SqliteRows<Grant> _rows = new();
    private FileStream? _serving;

    public override string Place => folder.Path;

    public override IReadOnlyList<string> Exposed => [.. folder.Exposed, .. file.Exposed];

    /// <summary>SQLite has a single writer. Waiting in order is better than retrying its lock.</summary>
    public override int Writers => 1;

    public override IsolationLevel Isolation => IsolationLevel.Serializable; // BEGIN IMMEDIATE

    public override bool IsTaken(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueConstraint };

    public override bool StopsWrites(Exception failure) => SqliteFaults.StopsWrites(failure);

    public override string? Explain(Exception failure) => SqliteFaults.Explain(failure, file.Path, folder);

    /// <summary>
    /// Takes pages of the file and gives them back, and writes to the log. A row with the same content would write nothing.
    /// </summary>
    public override async Task ProbeAsync(PairingDb database, CancellationToken cancel)
    {
        await database.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('probe', zeroblob(65536));
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = 'probe';
            PRAGMA user_version = 0;
            """, cancel);
    }

    public override Task<bool[]> InsertAsync(PairingDb database, IReadOnlyList<Grant> grants) =>
        Task.FromResult(_rows.Insert(database, grants, grant => _codes.TryAdd(grant.UserCodeHash, grant.Id, grant.ExpiresAt)));

    public override Task RaiseAsync(PairingDb database, IReadOnlyDictionary<Guid, int> intervals)
    {
        SqliteIntervals.Raise(database, intervals);
        return Task.CompletedTask;
    }

    /// <summary>By its id, which has an index in the file. No id is all zeros.</summary>
    public override IQueryable<Grant> WithUserCode(IQueryable<Grant> grants, byte[] hash)
    {
        var id = _codes.Find(hash);
        return grants.Where(grant => grant.Id == id && grant.UserCodeHash == hash);
    }

    public override async Task PrepareAsync(CancellationToken cancel)
    {
        new KeyRingFiles(folder).Check(); // a fault ends it here in one line, and not in the framework with a stack
        await using var database = await databases.CreateDbContextAsync(cancel);
        await database.Database.OpenConnectionAsync(cancel);
        if (!await NeedsMigrationAsync(database, file.Path, cancel))
        {
            return;
        }

        // EF's own lock is a row, which a killed process would leave behind and so block every later start. The lock on a
        // file ends with its process, so its owner can delete the row.
        string path = FileOf(database);
        await using var alone = Lock(
            $"{path}-migrating", $"Another process is preparing {path}. Start the service again when it has finished.");
        await database.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancel);
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancel);
        await database.Database.MigrateAsync(cancel);
    }

    public override async Task OpenAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        await database.Database.OpenConnectionAsync(cancel);
        string path = FileOf(database);
        _serving = Lock(
            $"{path}-serving", $"Another process uses {path}. Stop that process first. To run several nodes, use PostgreSQL.");
        var since = time.GetUtcNow() - StoredGrants.KnownAfterEnd;
        var least = Grant.LeastId(since - StoredGrants.LongestLife);
        await foreach (var grant in database.Grants.AsNoTracking()
            .Where(grant => grant.Id >= least && grant.ExpiresAt > since)
            .OrderBy(grant => grant.Id)
            .Select(grant => new { grant.Id, grant.UserCodeHash, grant.ExpiresAt }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            _codes.TryAdd(grant.UserCodeHash, grant.Id, grant.ExpiresAt);
        }
    }

    public void Dispose() => _serving?.Dispose();

    /// <summary>
    /// The full path, which a connection knows when it is open. Lock files are next to it, because two data folders can use
    /// the same file.
    /// </summary>
    private static string FileOf(PairingDb database) => database.Database.GetDbConnection().DataSource;

    private static FileStream Lock(string path, string refusal)
    {
        try
        {
            return new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new WrongSettingException(refusal);
        }
    }
}
