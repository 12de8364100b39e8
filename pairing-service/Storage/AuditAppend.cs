using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;

namespace Pairing.Service.Storage;

/// <summary>
/// Changes the two ends of the chain, within a write and as its last act: no other write on any node gets to them until it ends.
/// </summary>
public sealed class AuditAppend(Engine engine, AuditChain chain, TimeProvider time)
{
    public async Task<IReadOnlyList<AuditRow>> AppendAsync(PairingDb database, IReadOnlyList<AuditEvent> events)
    {
        var names = await NamesAsync(database, events);
        var (head, newest) = await ReadEndAsync(database);
        if (head is null)
        {
            await engine.WaitForTurnAsync(database, Turn.Audit, CancellationToken.None); // there was nothing to lock
            (head, newest) = await ReadEndAsync(database);
        }

        if (!IsIntact(head, newest))
        {
            events = [new AuditEvent(AuditKind.AuditChanged, AuditOrigin.Service), .. events];
            head ??= new AuditHead();
            var last = await database.AuditRows.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync();
            (head.Number, head.Hash) = (last?.Number ?? 0, last?.Hash ?? AuditChain.Beginning);
        }

        if (head is not null)
        {
            chain.Begin();
        }

        head ??= new AuditHead();
        var rows = new List<AuditRow>();
        foreach (var happened in events)
        {
            var row = AuditLog.RowOf(happened, head.Number + 1, NameOf(happened, names), time.GetUtcNow());
            row.Hash = chain.HashOf(row, head.Hash);
            (head.Number, head.Hash) = (row.Number, row.Hash);
            rows.Add(row);
        }

        head.Seal = chain.SealOf(head);
        database.AuditRows.AddRange(rows);
        await SaveAsync(database, head);
        return rows;
    }

    /// <summary>Deletes the oldest rows. A row that is not valid stays, with all later ones: it is evidence.</summary>
    public async Task<int> PruneAsync(PairingDb database, DateTimeOffset before, int batch, CancellationToken cancel)
    {
        var head = (await ReadEndAsync(database)).Head;
        if (head is null || !chain.IsIntact(head))
        {
            return 0;
        }

        long pruned = head.PrunedNumber;
        var now = time.GetUtcNow();
        var oldest = await database.AuditRows.AsNoTracking()
            .Where(row => row.Number < head.Number) // the newest one stays
            .OrderBy(row => row.Number).Take(batch).ToListAsync(cancel);
        string hash = head.PrunedHash;
        foreach (var (row, i) in oldest.Select((row, i) => (row, i)))
        {
            // a time in the future is from a wrong clock, and says nothing
            if (row.Number != pruned + 1 + i || row.Hash != chain.HashOf(row, hash) || (row.At >= before && row.At <= now))
            {
                break;
            }

            hash = row.Hash;
            if (row.At < before)
            {
                (head.PrunedNumber, head.PrunedHash) = (row.Number, row.Hash);
            }
        }

        head.Seal = chain.SealOf(head);
        await database.SaveChangesAsync(cancel);
        return await database.AuditRows
            .Where(row => row.Number > pruned && row.Number <= head.PrunedNumber).ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Locks the record of the newest row, in the same round trip. The number of the newest row can be from before the wait for
    /// the lock, which is no harm: it tells only whether somebody has added rows behind the record.
    /// </summary>
    private async Task<(AuditHead? Head, long? Newest)> ReadEndAsync(PairingDb database)
    {
        var found = await engine.WithLock(database.AuditHead)
            .Where(head => head.Id == AuditHead.OnlyId)
            .Select(head => new { Head = head, Newest = database.AuditRows.Max(row => (long?)row.Number) })
            .SingleOrDefaultAsync();
        return found is null
            ? (null, await database.AuditRows.MaxAsync(row => (long?)row.Number))
            : (found.Head, found.Newest);
    }

    private static Task<int> SaveAsync(PairingDb database, AuditHead head)
    {
        if (database.Entry(head).State == EntityState.Detached)
        {
            database.AuditHead.Add(head);
        }

        database.Database.AutoSavepointsEnabled = false; // two round trips: after a failure, nothing of this write is kept
        return database.SaveChangesAsync();
    }

    private bool IsIntact(AuditHead? head, long? newest) => head is null
        ? newest is null && !chain.HasBegun
        : chain.IsIntact(head) && (newest ?? 0) <= head.Number;

    private static async Task<Dictionary<string, string>> NamesAsync(PairingDb database, IReadOnlyList<AuditEvent> events)
    {
        string[] unnamed = [.. events.Where(one => one.Account is null).Select(one => one.AccountId).OfType<string>()];
        return unnamed.Length == 0
            ? new(StringComparer.Ordinal)
            : await database.Users.Where(account => EF.Parameter(unnamed).Contains(account.Id))
                .ToDictionaryAsync(account => account.Id, account => account.UserName!, StringComparer.Ordinal);
    }

    private static string? NameOf(AuditEvent happened, Dictionary<string, string> names) =>
        happened.Account ?? (happened.AccountId is { } id ? names.GetValueOrDefault(id) : null);
}
