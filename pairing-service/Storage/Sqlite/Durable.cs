using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pairing.Service.Storage.Sqlite;

/// <summary>
/// How every SQLite connection is opened: what was answered is on the disk (synchronous), and who finds the file locked
/// by another process waits for it (busy_timeout) instead of failing.
/// </summary>
public sealed class Durable : DbConnectionInterceptor
{
    /// <summary>How long a lock of another process is waited for, before the client is told to come again.</summary>
    public const int LockSeconds = 5;

    /// <summary>
    /// A page that is written again and again goes from the log into the database once in 8,000 pages (32 MiB) instead of in
    /// 1,000, which waits for the disk twice each time.
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
