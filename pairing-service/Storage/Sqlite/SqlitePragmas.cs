using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// Opens every SQLite connection so that a committed write is on the disk (synchronous), and so that it waits for the lock of
/// another process (busy_timeout). A connection from the pool still has its pragmas.
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

    /// <summary>The connections of the file that have them. Entries end with their connections.</summary>
    private readonly ConditionalWeakTable<sqlite3, SqlitePragmas> _set = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (!_set.TryGetValue(handle, out _))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            _set.AddOrUpdate(handle, this);
        }
    }

    /// <summary>SQLite never yields.</summary>
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
