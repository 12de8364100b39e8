using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Opens every SQLite connection so that a committed write is on the disk (synchronous), and so that it waits for the lock of
/// another process (busy_timeout).
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>How long to wait for the lock of another process, before the client must try again.</summary>
    public const int LockSeconds = 5;

    /// <summary>
    /// Moves pages from the log to the database every 8,000 pages (32 MiB) instead of every 1,000, because each time waits
    /// twice for the disk.
    /// </summary>
    private const string Log = "PRAGMA wal_autocheckpoint = 8000;";

    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; " + Log;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
