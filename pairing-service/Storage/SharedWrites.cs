using System.Diagnostics;

namespace Pairing.Service.Storage;

/// <summary>
/// Rows that share a write. A single row is written at once. Rows that arrive during a write share the next one, because the
/// disk takes a hundred rows as fast as one.
/// </summary>
/// <param name="write">
/// Writes rows in one transaction, for the requests that they came from, and returns the result of each.
/// </param>
public sealed class SharedWrites<TRow, TResult>(Func<List<TRow>, List<ActivityContext>, Task<TResult[]>> write)
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

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _waiting = new();
    private bool _isWriting;

    /// <summary>The result, once it is stored. It cannot be canceled because rows share a write.</summary>
    public Task<TResult> AddAsync(TRow row)
    {
        var entry = new Entry(row, Activity.Current?.Context ?? default);
        lock (_gate)
        {
            _waiting.Enqueue(entry);
            if (_isWriting)
            {
                return entry.Told;
            }

            _isWriting = true;
        }

        _ = Task.Run(WriteAsync); // not on the caller's thread: SQLite never yields, so the caller would write for everyone else
        return entry.Told;
    }

    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } entries)
        {
            try
            {
                var results = await write(
                    entries.ConvertAll(entry => entry.Content), entries.ConvertAll(entry => entry.From));
                for (int i = 0; i < results.Length; i++)
                {
                    entries[i].Result = results[i];
                }
            }
            catch (Exception failure)
            {
                entries.ForEach(entry => entry.Failure = failure); // each request handles the exception
            }

            foreach (var some in entries.Chunk(Together))
            {
                ThreadPool.UnsafeQueueUserWorkItem(
                    static entries => Array.ForEach(entries, entry => entry.Complete()), some, preferLocal: false);
            }

            await Task.Yield(); // at the end of the queue, so that requests that arrive meanwhile share the next write
        }
    }

    private List<Entry> Next()
    {
        lock (_gate)
        {
            var entries = new List<Entry>();
            while (entries.Count < Most && _waiting.TryDequeue(out var entry))
            {
                entries.Add(entry);
            }

            _isWriting = entries.Count > 0;
            return entries;
        }
    }

    /// <summary>Setting the result continues its request, up to the response, before it returns.</summary>
    private sealed class Entry(TRow content, ActivityContext from)
    {
        private readonly TaskCompletionSource<TResult> _told = new();

        public TRow Content => content;
        public ActivityContext From => from;
        public Task<TResult> Told => _told.Task;
        public TResult Result { get; set; } = default!;
        public Exception? Failure { get; set; }

        public void Complete() => _ = Failure is null ? _told.TrySetResult(Result) : _told.TrySetException(Failure);
    }
}
