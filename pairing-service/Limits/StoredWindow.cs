namespace Pairing.Service.Limits;

/// <summary>
/// Stored times that count for a limit. The machine's date can be wrong for a while and then be corrected. A time later than now
/// is from such a while, and is void. Otherwise a date that was a year ahead would throttle people for a year.
/// </summary>
public static class StoredWindow
{
    /// <summary>The clocks of nodes differ a little.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public static bool Counts(DateTimeOffset at, TimeSpan window, DateTimeOffset now) => at + window > now && at <= now + Skew;

    /// <summary>A sliding window: the wait ends when enough times have left it. Null: fewer than the limit count.</summary>
    public static TimeSpan? Wait(IEnumerable<DateTimeOffset> times, int limit, TimeSpan window, DateTimeOffset now)
    {
        var counted = times.Where(at => Counts(at, window, now)).Order().ToList();
        return counted.Count < limit ? null : Left(counted[^limit], window, now);
    }

    /// <summary>Time until a stored time no longer counts: never longer than the window.</summary>
    public static TimeSpan Left(DateTimeOffset at, TimeSpan window, DateTimeOffset now)
    {
        var left = at + window - now;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < window ? left : window;
    }
}
