using System.Diagnostics;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage;

/// <summary>
/// New grants, on the disk before their devices are answered. One alone is written at once; those that come while a write
/// is under way wait together and share the next: the disk is the slow part, and it takes a hundred rows as fast as one.
/// </summary>
public sealed class GrantInserts(Writer writer, Engine engine, StorageMetrics metrics, TimeProvider time)
{
    /// <summary>Rows in one transaction, so that other writes do not wait long behind it, and answers are sent while the next is written.</summary>
    private const int Most = 500;

    /// <summary>Requests that go on one after the other on one thread: to hand each to a thread of its own costs more than its answer.</summary>
    private const int Together = 16;

    private const string Insert = "INSERT";

    private readonly Lock _gate = new();
    private readonly Queue<Row> _waiting = new();
    private bool _isWriting;

    /// <summary>False when a code of the grant is taken already. Not called off: what is under way is shared with others.</summary>
    public Task<bool> AddAsync(Grant grant)
    {
        var row = new Row(grant, Activity.Current?.Context ?? default);
        lock (_gate)
        {
            _waiting.Enqueue(row);
            if (_isWriting)
            {
                return row.Told;
            }

            _isWriting = true;
        }

        _ = Task.Run(WriteAsync); // not in the caller's time: SQLite never lets go of it, and it would write for all who come after
        return row.Told;
    }

    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } rows)
        {
            try
            {
                bool[] added = await writer.WriteAsync(
                    database => InsertAsync(database, rows), CancellationToken.None, [.. rows.Select(row => row.From)]);
                for (int i = 0; i < added.Length; i++)
                {
                    rows[i].IsAdded = added[i];
                }
            }
            catch (Exception failure)
            {
                rows.ForEach(row => row.Failure = failure); // to each request, which says what it means
            }

            foreach (var some in rows.Chunk(Together))
            {
                ThreadPool.UnsafeQueueUserWorkItem(static rows => Array.ForEach(rows, row => row.Tell()), some, preferLocal: false);
            }

            await Task.Yield(); // behind all that is to be done: what asks meanwhile shares the next write
        }
    }

    private async Task<bool[]> InsertAsync(PairingDb database, List<Row> rows)
    {
        long since = time.GetTimestamp();
        try
        {
            bool[] added = await engine.InsertAsync(database, rows.ConvertAll(row => row.Grant));
            metrics.Took(time.GetElapsedTime(since), Insert); // EF, which tells of the other commands, knows nothing of this one
            return added;
        }
        catch (Exception failure)
        {
            metrics.Took(time.GetElapsedTime(since), Insert, failure);
            throw;
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

    /// <summary>Telling it goes on with its request, to the answer, before it returns.</summary>
    private sealed class Row(Grant grant, ActivityContext from)
    {
        private readonly TaskCompletionSource<bool> _told = new();

        public Grant Grant => grant;
        public ActivityContext From => from;
        public Task<bool> Told => _told.Task;
        public bool IsAdded { get; set; }
        public Exception? Failure { get; set; }

        public void Tell() => _ = Failure is null ? _told.TrySetResult(IsAdded) : _told.TrySetException(Failure);
    }
}
