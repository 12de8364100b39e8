using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Writes all data of the service to one .tar.gz of the data folder: a consistent copy of the database and the keys, also
/// while the service runs. Unpack it into an empty data folder to restore the service.
/// </summary>
public sealed class SqliteBackup(IDbContextFactory<PairingDb> databases, DataFolder folder)
{
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public async Task WriteAsync(string file, CancellationToken cancel)
    {
        string copy = Path.Combine(folder.Path, $"backup-{Guid.NewGuid():N}.db");
        try
        {
            await CopyDatabaseAsync(copy, cancel);
            await using var content = AtomicFile.Create(file); // it contains the keys
            await using (var packed = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
            await using (var tar = new TarWriter(packed, TarEntryFormat.Pax))
            {
                await tar.WriteEntryAsync(copy, Path.GetFileName(folder.Database), cancel);
                await tar.WriteEntryAsync(folder.Keys, Path.GetFileName(folder.Keys), cancel);
                // after the database, so that everything that it needs exists
                foreach (string key in Directory.EnumerateFiles(folder.Keys))
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
            throw new IOException($"{folder.Path} contains no database.");
        }

        await database.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
        await using var made = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await made.OpenAsync(cancel);
        await using var journal = made.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode = WAL;"; // stored in the file, and lost by VACUUM
        await journal.ExecuteNonQueryAsync(cancel);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
