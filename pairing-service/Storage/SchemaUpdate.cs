using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage;

/// <summary>Brings the database to this version's form at the start.</summary>
public sealed class SchemaUpdate(IDbContextFactory<PairingDb> databases, DataFolder folder)
{
    public async Task RunAsync(CancellationToken cancel)
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
            throw new Settings.WrongSettingException($"Another process is preparing {folder.Path} right now. Start again when it is done.");
        }
    }
}
