using System.Globalization;

namespace Pairing.Service.Site;

/// <summary>Formats a time as its age, because the server does not know the reader's time zone.</summary>
public static class RelativeTime
{
    public static string Format(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalSeconds: < 10 } => "just now",
        { TotalSeconds: < 60 } past => Count((int)past.TotalSeconds, "second") + " ago",
        { TotalMinutes: < 60 } past => Count((int)past.TotalMinutes, "minute") + " ago",
        { TotalHours: < 24 } past => Count((int)past.TotalHours, "hour") + " ago",
        { TotalDays: < 7 } past => Count((int)past.TotalDays, "day") + " ago",
        _ => "on " + then.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>Formats a wait, rounded up so that it is over when the time has passed.</summary>
    public static string FormatWait(TimeSpan left) => left switch
    {
        { TotalSeconds: <= 60 } => Count((int)Math.Ceiling(left.TotalSeconds), "second"),
        { TotalMinutes: <= 120 } => Count((int)Math.Ceiling(left.TotalMinutes), "minute"),
        _ => Count((int)Math.Ceiling(left.TotalHours), "hour"),
    };

    /// <summary>Formats a wait for the Retry-After header: at least one second.</summary>
    public static string FormatSeconds(TimeSpan left) =>
        Math.Max(1, Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static string Count(int n, string unit) => n == 1 ? $"1 {unit}" : $"{n} {unit}s";
}
