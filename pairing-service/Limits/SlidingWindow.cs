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
    public bool TryTake(string key, out TimeSpan wait) => TryTake([new Prefix(key, Width.Network)], out wait);

    /// <summary>
    /// Takes one of each prefix. A wide prefix has more than a network. False: one of them has none left, so none is taken.
    /// </summary>
    public bool TryTake(ReadOnlySpan<Prefix> prefixes, out TimeSpan wait)
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            Tidy(now);
            wait = LongestWait(prefixes, now);
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            foreach (var prefix in prefixes)
            {
                var taken = Of(prefix.Text, now);
                taken.Enqueue(now);
                _taken[prefix.Text] = taken;
            }

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
    public TimeSpan Wait(string key) => Wait([new Prefix(key, Width.Network)]);

    /// <inheritdoc cref="Wait(string)"/>
    public TimeSpan Wait(ReadOnlySpan<Prefix> prefixes)
    {
        lock (_gate)
        {
            return LongestWait(prefixes, time.GetTimestamp());
        }
    }

    private TimeSpan LongestWait(ReadOnlySpan<Prefix> prefixes, long now)
    {
        var longest = TimeSpan.Zero;
        foreach (var prefix in prefixes)
        {
            var taken = Of(prefix.Text, now);
            if (taken.Count >= limit * prefix.Times)
            {
                var left = stretch - time.GetElapsedTime(taken.Peek(), now);
                longest = left > longest ? left : longest;
            }
        }

        return longest;
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
