namespace Pairing.Service.Limits;

/// <summary>
/// A sliding-window limit for each key, in memory. It reads the monotonic clock, which does not notice a correction of the date.
/// </summary>
public sealed class SlidingWindow(int limit, TimeSpan stretch, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<long>> _taken = new(StringComparer.Ordinal);
    private long _tidiedAt = time.GetTimestamp();

    /// <summary>Takes one. False: none is left until <paramref name="wait"/> has passed.</summary>
    public bool TryTake(string key, out TimeSpan wait)
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            Tidy(now);
            var taken = Of(key, now);
            wait = WaitOf(taken, now);
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            taken.Enqueue(now);
            _taken[key] = taken;
            return true;
        }
    }

    /// <summary>Gives one back. It removes the newest entry, because the exact time does not matter.</summary>
    public void Return(string key)
    {
        lock (_gate)
        {
            if (_taken.TryGetValue(key, out var taken))
            {
                _taken[key] = new Queue<long>(taken.SkipLast(1));
            }
        }
    }

    /// <summary>Time until one is available, without taking it. Zero: one is available now.</summary>
    public TimeSpan Wait(string key)
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            return WaitOf(Of(key, now), now);
        }
    }

    private Queue<long> Of(string key, long now)
    {
        var taken = _taken.GetValueOrDefault(key) ?? new Queue<long>();
        while (taken.TryPeek(out long oldest) && time.GetElapsedTime(oldest, now) >= stretch)
        {
            taken.Dequeue();
        }

        return taken;
    }

    private TimeSpan WaitOf(Queue<long> taken, long now) =>
        taken.Count < limit ? TimeSpan.Zero : stretch - time.GetElapsedTime(taken.Peek(), now);

    /// <summary>Once per window, removes keys that were not used during a whole window.</summary>
    private void Tidy(long now)
    {
        if (time.GetElapsedTime(_tidiedAt, now) < stretch)
        {
            return;
        }

        _tidiedAt = now;
        foreach (string key in _taken.Keys.ToList())
        {
            if (Of(key, now).Count == 0)
            {
                _taken.Remove(key);
            }
        }
    }
}
