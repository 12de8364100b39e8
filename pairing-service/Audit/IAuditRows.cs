namespace Pairing.Service.Audit;

/// <summary>The storage of the audit.</summary>
public interface IAuditRows
{
    /// <summary>
    /// Adds a row. Rows that arrive together share a write. A failure is no exception: what happened has happened, and the log
    /// tells what could not be recorded.
    /// </summary>
    /// <returns>Whether it is stored.</returns>
    Task<bool> AppendAsync(AuditEvent happened);

    /// <summary>Null: the audit is empty.</summary>
    Task<AuditHead?> FindHeadAsync(CancellationToken cancel);

    /// <summary>In the order of their numbers.</summary>
    IAsyncEnumerable<AuditRow> ReadAsync(AuditFilter filter, CancellationToken cancel);

    /// <summary>The first row that is newer than the newest one. Null: as it should be.</summary>
    Task<long?> FindBeyondHeadAsync(CancellationToken cancel);

    /// <summary>Deletes at most a batch of rows from before this time, always the oldest ones. Returns their number.</summary>
    Task<int> PruneAsync(DateTimeOffset before, int batch, CancellationToken cancel);
}

/// <param name="Account">The name of the account, in any case.</param>
/// <param name="Kind">The name of the kind.</param>
/// <param name="UpTo">The number of the last row.</param>
public sealed record AuditFilter(
    string? Account = null, string? Kind = null, DateTimeOffset? Since = null, long UpTo = long.MaxValue);
