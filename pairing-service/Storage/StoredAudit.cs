using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;

namespace Pairing.Service.Storage;

/// <summary>The audit in the database. Rows that arrive together share a write, as new codes do.</summary>
public sealed class StoredAudit : IAuditRows
{
    private readonly IDbContextFactory<PairingDb> _databases;
    private readonly Writer _writer;
    private readonly AuditAppend _append;
    private readonly AuditLog _log;
    private readonly TimeProvider _time;
    private readonly SharedWrites<AuditEvent, bool> _writes;

    public StoredAudit(
        IDbContextFactory<PairingDb> databases, Writer writer, AuditAppend append, AuditLog log, TimeProvider time)
    {
        (_databases, _writer, _append, _log, _time) = (databases, writer, append, log, time);
        _writes = new(AppendAsync);
    }

    public Task<bool> AppendAsync(AuditEvent happened) => _writes.AddAsync(happened);

    public async Task<AuditHead?> FindHeadAsync(CancellationToken cancel)
    {
        await using var database = await _databases.CreateDbContextAsync(cancel);
        return await database.AuditHead.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == AuditHead.OnlyId, cancel);
    }

    public async IAsyncEnumerable<AuditRow> ReadAsync(
        AuditFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var database = await _databases.CreateDbContextAsync(cancel);
        var rows = database.AuditRows.AsNoTracking().Where(row => row.Number <= filter.UpTo);
        if (filter.Kind is { } kind)
        {
            rows = rows.Where(row => row.Kind == kind);
        }

        if (filter.Since is { } since)
        {
            rows = rows.Where(row => row.At >= since);
        }

        await foreach (var row in rows.OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (filter.Account is not { } account || row.IsAbout(account))
            {
                yield return row;
            }
        }
    }

    public async Task<long?> FindBeyondHeadAsync(CancellationToken cancel)
    {
        await using var database = await _databases.CreateDbContextAsync(cancel);
        return await database.AuditRows
            .Where(row => !database.AuditHead.Any(head => head.Id == AuditHead.OnlyId && head.Number >= row.Number))
            .OrderBy(row => row.Number).Select(row => (long?)row.Number).FirstOrDefaultAsync(cancel);
    }

    public async Task<int> PruneAsync(DateTimeOffset before, int batch, CancellationToken cancel)
    {
        await using (var database = await _databases.CreateDbContextAsync(cancel))
        {
            var oldest = await database.AuditRows.OrderBy(row => row.Number).Select(row => (DateTimeOffset?)row.At)
                .FirstOrDefaultAsync(cancel);
            if (oldest is null || (oldest >= before && oldest <= _time.GetUtcNow()))
            {
                return 0; // almost always, and without a write
            }
        }

        return await _writer.WriteAsync(database => _append.PruneAsync(database, before, batch, cancel), cancel);
    }

    private async Task<bool[]> AppendAsync(List<AuditEvent> events, List<ActivityContext> requests)
    {
        try
        {
            _log.Write(await _writer.WriteAsync(
                database => _append.AppendAsync(database, events), CancellationToken.None, requests));
            return [.. events.Select(_ => true)];
        }
        catch (Exception failure)
        {
            if (!await IsOlderAsync())
            {
                _log.WriteLost(events, failure);
            }

            return new bool[events.Count];
        }
    }

    /// <summary>A command such as `backup` can find the database of an earlier version, which has no audit yet.</summary>
    private async Task<bool> IsOlderAsync()
    {
        try
        {
            await using var database = await _databases.CreateDbContextAsync();
            return (await database.Database.GetPendingMigrationsAsync()).Any();
        }
        catch (Exception)
        {
            return false; // the failure of the write tells more
        }
    }
}
