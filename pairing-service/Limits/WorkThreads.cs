namespace Pairing.Service.Limits;

/// <summary>
/// Threads that take one job of each network in turn, and first one of the network that has had the fewest lately: who comes once
/// does not wait behind those who come all the time. They start with the first job.
/// </summary>
public sealed class WorkThreads(int number, TimeProvider time) : IDisposable
{
    /// <summary>After this time nobody has had any job, so that nobody waits longer behind newcomers.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(10);

    [ThreadStatic]
    private static bool _isCurrent;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _jobs = new(0);
    private readonly Dictionary<string, Queue<Action>> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<Action> _first = new();
    private readonly List<string> _turns = [];

    /// <summary>The jobs of each network since they were last forgotten.</summary>
    private readonly Dictionary<string, int> _had = new(StringComparer.Ordinal);

    private long _forgotAt = time.GetTimestamp();
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
            _turns.Add(network);
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

            if (_turns.Count == 0)
            {
                return null;
            }

            string network = TakeTurn();
            var jobs = _waiting[network];
            var job = jobs.Dequeue();
            if (jobs.Count == 0)
            {
                _waiting.Remove(network);
            }
            else
            {
                _turns.Add(network); // to the end of the line
            }

            return job;
        }
    }

    private string TakeTurn()
    {
        if (time.GetElapsedTime(_forgotAt) >= Lately)
        {
            _had.Clear();
            _forgotAt = time.GetTimestamp();
        }

        string next = _turns.MinBy(network => _had.GetValueOrDefault(network))!; // the first of those with the fewest
        _turns.Remove(next);
        _had[next] = _had.GetValueOrDefault(next) + 1;
        return next;
    }
}
