using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Raises the intervals of many grants with one prepared statement, as new grants are inserted: a storm of polls that come too
/// early writes one row for each.
/// </summary>
public static class SqliteIntervals
{
    private const string Update = """UPDATE "Grants" SET "Interval" = ?1 WHERE "Id" = ?2 AND "Interval" < ?1""";

    public static void Raise(DbContext database, IReadOnlyDictionary<Guid, int> intervals)
    {
        var connection = ((SqliteConnection)database.Database.GetDbConnection()).Handle!;
        Check(raw.sqlite3_prepare_v2(connection, Update, out var update), connection);
        using (update)
        {
            Span<byte> id = stackalloc byte[16];
            foreach (var (grant, interval) in intervals)
            {
                grant.TryWriteBytes(id, bigEndian: true, out _); // as SqliteDb stores it
                Check(raw.sqlite3_bind_int(update, 1, interval), connection);
                Check(raw.sqlite3_bind_blob(update, 2, id), connection);
                Check(raw.sqlite3_step(update), connection);
                Check(raw.sqlite3_reset(update), connection);
            }
        }
    }

    private static void Check(int result, sqlite3 connection)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, connection);
        }
    }
}
