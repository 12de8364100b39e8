using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage;

/// <summary>
/// New grants, on the disk before their devices are answered. One alone is written at once; those that come while a write
/// is under way wait together and share the next: the disk is the slow part, and it takes a hundred rows as fast as one.
/// </summary>
public sealed class GrantInserts(Writer writer, Engine engine)
{
    /// <summary>Rows in one transaction, so that other writes do not wait long behind it.</summary>
    private const int Most = 200;

    private readonly Lock _gate = new();
    private readonly Queue<Row> _waiting = new();
    private bool _isWriting;

    /// <summary>False when a code of the grant is taken already. Not called off: what is under way is shared with others.</summary>
    public Task<bool> AddAsync(Grant grant)
    {
        var row = new Row(grant, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously), Activity.Current?.Context ?? default);
        lock (_gate)
        {
            _waiting.Enqueue(row);
            if (_isWriting)
            {
                return row.Added.Task;
            }

            _isWriting = true;
        }

        _ = WriteAsync();
        return row.Added.Task;
    }

    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } rows)
        {
            try
            {
                await AddTogetherAsync(rows);
            }
            catch (Exception failure)
            {
                rows.ForEach(row => row.Added.TrySetException(failure)); // to each request, which says what it means
            }
        }
    }

    private List<Row> Next()
    {
        lock (_gate)
        {
            var rows = new List<Row>();
            while (rows.Count < Most && _waiting.TryDequeue(out var row))
            {
                rows.Add(row);
            }

            _isWriting = rows.Count > 0;
            return rows;
        }
    }

    private async Task AddTogetherAsync(List<Row> rows)
    {
        try
        {
            await writer.WriteAsync(
                async database =>
                {
                    database.Grants.AddRange(rows.Select(row => row.Grant));
                    return await database.SaveChangesAsync();
                },
                CancellationToken.None,
                [.. rows.Select(row => row.From)]);
            rows.ForEach(row => row.Added.TrySetResult(true));
        }
        catch (DbUpdateException taken) when (engine.IsTaken(taken))
        {
            if (rows.Count == 1)
            {
                rows[0].Added.TrySetResult(false);
                return;
            }

            foreach (var row in rows) // one of them is to blame, and the others must not suffer
            {
                await AddTogetherAsync([row]);
            }
        }
    }

    private sealed record Row(Grant Grant, TaskCompletionSource<bool> Added, ActivityContext From);
}
