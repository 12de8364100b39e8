using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>One file and one process: a single writer, and nobody else to tell.</summary>
public sealed class SqliteEngine(IDbContextFactory<PairingDb> databases, DataFolder folder) : Engine
{
    private const int UniqueConstraint = 2067; // SQLITE_CONSTRAINT_UNIQUE

    private readonly SqliteRows _rows = new();

    public override string Place => folder.Path;

    /// <summary>SQLite has a single writer: waiting here in order is kinder than trying again and again at its lock.</summary>
    public override int Writers => 1;

    public override IsolationLevel Isolation => IsolationLevel.Serializable; // BEGIN IMMEDIATE

    public override bool IsTaken(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueConstraint };

    public override Task<bool[]> InsertAsync(PairingDb database, IReadOnlyList<Grant> grants) => Task.FromResult(_rows.Insert(database, grants));

    public override async Task PrepareAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        await database.Database.OpenConnectionAsync(cancel);
        if (!(await database.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            return;
        }

        // EF's own lock is a row in the database: left behind by a killed process it would stop every later start.
        // The operating system's lock on a file goes with its process, so who holds it may clear the row away.
        await using var alone = Lock();
        await database.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancel);
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancel);
        await database.Database.MigrateAsync(cancel);
    }

    private FileStream Lock()
    {
        string path = Path.Combine(folder.Path, "migrating");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new WrongSettingException($"Another process is preparing {folder.Path} right now. Start again when it is done.");
        }
    }
}
