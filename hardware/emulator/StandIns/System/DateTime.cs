using Pairing.Emulator.Board;

namespace System;

/// <summary>mscorlib: always UTC on the board, and only as right as the board's own clock.</summary>
internal readonly struct DateTime(long ticks) : IComparable
{
    public static readonly DateTime MinValue = new(0);
    public static readonly DateTime UnixEpoch = new(HostDateTime.UnixEpoch.Ticks);

    private readonly HostDateTime value = new(ticks, DateTimeKind.Utc);

    public DateTime(int year, int month, int day)
        : this(year, month, day, 0, 0, 0)
    {
    }

    public DateTime(int year, int month, int day, int hour, int minute, int second)
        : this(new HostDateTime(year, month, day, hour, minute, second).Ticks)
    {
    }

    public static DateTime UtcNow => new(PowerCycle.Current.Board.Clock.Now.UtcTicks);

    public long Ticks => value.Ticks;

    public int Year => value.Year;

    public int Month => value.Month;

    public int Day => value.Day;

    public int Hour => value.Hour;

    public int Minute => value.Minute;

    public int Second => value.Second;

    public int Millisecond => value.Millisecond;

    public DateTime Date => new(value.Date.Ticks);

    public TimeSpan TimeOfDay => value.TimeOfDay;

    public static DateTime FromUnixTimeSeconds(long seconds) => new(DateTimeOffset.FromUnixTimeSeconds(seconds).Ticks);

    public static DateTime operator +(DateTime date, TimeSpan time) => date.Add(time);

    public static DateTime operator -(DateTime date, TimeSpan time) => date.Add(-time);

    public static TimeSpan operator -(DateTime a, DateTime b) => a.value - b.value;

    public static bool operator ==(DateTime a, DateTime b) => a.Ticks == b.Ticks;

    public static bool operator !=(DateTime a, DateTime b) => a.Ticks != b.Ticks;

    public static bool operator <(DateTime a, DateTime b) => a.Ticks < b.Ticks;

    public static bool operator >(DateTime a, DateTime b) => a.Ticks > b.Ticks;

    public static bool operator <=(DateTime a, DateTime b) => a.Ticks <= b.Ticks;

    public static bool operator >=(DateTime a, DateTime b) => a.Ticks >= b.Ticks;

    public DateTime Add(TimeSpan time) => new(Ticks + time.Ticks);

    public DateTime AddDays(double days) => new(value.AddDays(days).Ticks);

    public DateTime AddHours(double hours) => new(value.AddHours(hours).Ticks);

    public DateTime AddMinutes(double minutes) => new(value.AddMinutes(minutes).Ticks);

    public DateTime AddSeconds(double seconds) => new(value.AddSeconds(seconds).Ticks);

    public DateTime AddMilliseconds(double milliseconds) => new(value.AddMilliseconds(milliseconds).Ticks);

    public long ToUnixTimeSeconds() => new DateTimeOffset(value).ToUnixTimeSeconds();

    public int CompareTo(object? other) => other is DateTime date ? Ticks.CompareTo(date.Ticks) : 1;

    public override bool Equals(object? other) => other is DateTime date && date == this;

    public override int GetHashCode() => value.GetHashCode();

    public override string ToString() => value.ToString("MM/dd/yyyy HH:mm:ss", Globalization.CultureInfo.InvariantCulture);

    public string ToString(string format) => value.ToString(format, Globalization.CultureInfo.InvariantCulture);
}
