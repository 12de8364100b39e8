using System.Globalization;

namespace Pairing.Service.Site;

/// <summary>How long ago something was, as one would say it. The server does not know the reader's time zone, so no clock times.</summary>
public static class Ago
{
    public static string Say(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalSeconds: < 10 } => "just now",
        { TotalSeconds: < 60 } past => Count((int)past.TotalSeconds, "second") + " ago",
        { TotalMinutes: < 60 } past => Count((int)past.TotalMinutes, "minute") + " ago",
        { TotalHours: < 24 } past => Count((int)past.TotalHours, "hour") + " ago",
        { TotalDays: < 7 } past => Count((int)past.TotalDays, "day") + " ago",
        _ => "on " + then.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>A wait, rounded up, so that who waits as long as told is let in.</summary>
    public static string Wait(TimeSpan left) => left.TotalSeconds <= 60
        ? Count((int)Math.Ceiling(left.TotalSeconds), "second")
        : Count((int)Math.Ceiling(left.TotalMinutes), "minute");

    /// <summary>The same for a Retry-After header, which never says "at once".</summary>
    public static string Seconds(TimeSpan left) => Math.Max(1, Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static string Count(int n, string unit) => n == 1 ? $"1 {unit}" : $"{n} {unit}s";
}
