using System.Diagnostics;
using Pairing.Service.Grants;

namespace Pairing.Service.Storage;

/// <summary>
/// Stores new grants before their devices get a response. A single grant is written at once. Grants that arrive during a
/// write share the next one, because the disk takes a hundred rows as fast as one.
/// </summary>
public sealed class GrantInserts(Writer writer, Engine engine, StorageMetrics metrics, TimeProvider time)
{
    /// <summary>
    /// The maximum rows per transaction, so that other writes wait less, and responses are sent while the next rows are
    /// written.
    /// </summary>
    private const int Most = 500;

    /// <summary>
    /// Requests that continue one after another on one thread, because a thread for each would cost more than its response.
    /// </summary>
    private const int Together = 16;

    private const string Insert = "INSERT";

    private readonly Lock _gate = new();
    private readonly Queue<Row> _waiting = new();
    private bool _isWriting;

    /// <summary>False: a code of the grant is in use. It cannot be canceled because grants share a write.</summary>
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

        _ = Task.Run(WriteAsync); // not on the caller's thread: SQLite never yields, so the caller would write for everyone else
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
                rows.ForEach(row => row.Failure = failure); // each request handles the exception
            }

            foreach (var some in rows.Chunk(Together))
            {
                ThreadPool.UnsafeQueueUserWorkItem(
                    static rows => Array.ForEach(rows, row => row.Complete()), some, preferLocal: false);
            }

            await Task.Yield(); // at the end of the queue, so that requests that arrive meanwhile share the next write
        }
    }

    private async Task<bool[]> InsertAsync(PairingDb database, List<Row> rows)
    {
        long since = time.GetTimestamp();
        try
        {
            bool[] added = await engine.InsertAsync(database, rows.ConvertAll(row => row.Grant));
            metrics.Record(time.GetElapsedTime(since), Insert); // EF, which reports all other commands, does not know this one
            return added;
        }
        catch (Exception failure)
        {
            metrics.Record(time.GetElapsedTime(since), Insert, failure);
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

    /// <summary>Setting the result continues its request, up to the response, before it returns.</summary>
    private sealed class Row(Grant grant, ActivityContext from)
    {
        private readonly TaskCompletionSource<bool> _result = new();

        public Grant Grant => grant;
        public ActivityContext From => from;
        public Task<bool> Told => _result.Task;
        public bool IsAdded { get; set; }
        public Exception? Failure { get; set; }

        public void Complete() => _ = Failure is null ? _result.TrySetResult(IsAdded) : _result.TrySetException(Failure);
    }
}
