using Npgsql;

namespace Pairing.Service.Storage.PostgreSql;

/// <summary>PostgreSQL's error codes (appendix A of its manual), as sentences for the operator.</summary>
internal static class PostgreSqlFaults
{
    private const string Setting = "Pairing:Storage:ConnectionString";

    /// <summary>Whether every write would fail, and not this one only.</summary>
    public static bool StopsWrites(Exception failure) => Find(failure) switch
    {
        PostgresException error =>
            error.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege
            // insufficient resources, operator intervention, system error, internal error
            || error.SqlState[..2] is "53" or "57" or "58" or "XX",
        not null => true, // no connection
        null => false,
    };

    /// <summary>Null: not a fault of the storage.</summary>
    public static string? Explain(Exception failure, string place) => Find(failure) switch
    {
        PostgresException error => $"The database {place} {Explain(error)}",
        { } error =>
            $"The database {place} does not respond ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')}). "
            + $"Start it, or correct {Setting}.",
        null => null,
    };

    private static string Explain(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction => "is read-only. Connect to the primary server, or allow writes.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"does not allow this ({error.MessageText}). Give the user of {Setting} all rights on the database.",
        PostgresErrorCodes.DiskFull => "has a full disk. Free some space on its server.",
        PostgresErrorCodes.TooManyConnections => "accepts no more connections. Raise its max_connections, or start fewer nodes.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"is damaged ({error.MessageText}). Restore it from a backup.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DuplicateTable =>
            $"does not have the tables of this program ({error.MessageText}). Restore it from a backup.",
        _ => $"returned an error: {error.MessageText.ReplaceLineEndings(" ")} ({error.SqlState}).",
    };

    private static NpgsqlException? Find(Exception? failure) =>
        failure is null ? null : failure as NpgsqlException ?? Find(failure.InnerException);
}
