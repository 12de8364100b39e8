namespace Pairing.Service.Limits;

/// <summary>Threads that take one job of each network in turn. They start with the first job.</summary>
public sealed class WorkThreads(int number, TimeProvider time) : IDisposable
{
    [ThreadStatic]
    private static bool _isCurrent;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _jobs = new(0);
    private readonly Dictionary<string, Queue<Action>> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<Action> _first = new();
    private readonly Queue<string> _turns = new();
    private bool _isStarted;
    private volatile bool _isEnding;
    private long _ticks = TimeSpan.FromSeconds(0.1).Ticks;

    /// <summary>Whether this code runs on one of the threads.</summary>
    public static bool IsCurrent => _isCurrent;

    /// <summary>How long the last job took.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <param name="isFirst">Before the jobs of all networks.</param>
    public Task<T> RunAsync<T>(string network, Func<T> work, bool isFirst = false)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(isFirst ? null : network, () =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        });
        return done.Task;
    }

    /// <summary>Jobs that wait are still done.</summary>
    public void Dispose()
    {
        _isEnding = true;
        _jobs.Release(number);
    }

    private void Add(string? network, Action job)
    {
        lock (_gate)
        {
            QueueOf(network).Enqueue(job);
            if (!_isStarted)
            {
                _isStarted = true;
                Start();
            }
        }

        _jobs.Release();
    }

    /// <param name="network">Null: the queue of those who are first.</param>
    private Queue<Action> QueueOf(string? network)
    {
        if (network is null)
        {
            return _first;
        }

        if (!_waiting.TryGetValue(network, out var jobs))
        {
            _waiting[network] = jobs = new Queue<Action>();
            _turns.Enqueue(network);
        }

        return jobs;
    }

    private void Start()
    {
        for (int i = 0; i < number; i++)
        {
            new Thread(Work) { IsBackground = true, Name = "pairing work" }.Start();
        }
    }

    private void Work()
    {
        _isCurrent = true;
        while (true)
        {
            _jobs.Wait();
            if (Next() is { } job)
            {
                long began = time.GetTimestamp();
                job();
                Interlocked.Exchange(ref _ticks, time.GetElapsedTime(began).Ticks);
            }
            else if (_isEnding)
            {
                return;
            }
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            if (_first.TryDequeue(out var first))
            {
                return first;
            }

            if (!_turns.TryDequeue(out string? network))
            {
                return null;
            }

            var jobs = _waiting[network];
            var job = jobs.Dequeue();
            if (jobs.Count == 0)
            {
                _waiting.Remove(network);
            }
            else
            {
                _turns.Enqueue(network); // to the end of the line
            }

            return job;
        }
    }
}
