using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// All that the service keeps in one file, a .tar.gz of the data folder: the database as it stands in one moment, also while
/// the service writes, and the keys. Unpacked into an empty data folder it is the same service again.
/// </summary>
public sealed class SqliteBackup(IDbContextFactory<PairingDb> databases, DataFolder folder)
{
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public async Task WriteAsync(string file, CancellationToken cancel)
    {
        string copy = Path.Combine(folder.Path, $"backup-{Guid.NewGuid():N}.db");
        try
        {
            await CopyDatabaseAsync(copy, cancel);
            await using var content = WholeFile.Create(file); // the keys are in it
            await using (var packed = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
            await using (var tar = new TarWriter(packed, TarEntryFormat.Pax))
            {
                await tar.WriteEntryAsync(copy, Path.GetFileName(folder.Database), cancel);
                await tar.WriteEntryAsync(folder.Keys, Path.GetFileName(folder.Keys), cancel);
                foreach (string key in Directory.EnumerateFiles(folder.Keys)) // after the database: whatever it needs is there by now
                {
                    await tar.WriteEntryAsync(key, $"{Path.GetFileName(folder.Keys)}/{Path.GetFileName(key)}", cancel);
                }
            }

            content.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task CopyDatabaseAsync(string copy, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        if (!(await database.Database.GetAppliedMigrationsAsync(cancel)).Any())
        {
            throw new IOException($"In {folder.Path} is nothing to keep.");
        }

        await database.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
        await using var made = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await made.OpenAsync(cancel);
        await using var journal = made.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode = WAL;"; // kept in the file, and lost by VACUUM
        await journal.ExecuteNonQueryAsync(cancel);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
