using Pairing.Emulator.Board;

namespace System;

/// <summary>mscorlib: always UTC on the board, and only as right as the board's own clock.</summary>
internal readonly struct DateTime : IComparable
{
    public static readonly DateTime MinValue = new(0);
    public static readonly DateTime UnixEpoch = new(HostDateTime.UnixEpoch.Ticks);

    private readonly HostDateTime _value;

    private DateTime(long ticks) => _value = new(ticks, DateTimeKind.Utc);

    public static DateTime UtcNow => new(PowerCycle.Current.Board.Clock.Now.UtcTicks);

    public long Ticks => _value.Ticks;

    public int Year => _value.Year;

    public DateTime AddSeconds(double seconds) => new(_value.AddSeconds(seconds).Ticks);

    public long ToUnixTimeSeconds() => new DateTimeOffset(_value).ToUnixTimeSeconds();

    public int CompareTo(object? other) => other is DateTime date ? Ticks.CompareTo(date.Ticks) : 1;

    public override bool Equals(object? other) => other is DateTime date && date.Ticks == Ticks;

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => _value.ToString("MM/dd/yyyy HH:mm:ss", Globalization.CultureInfo.InvariantCulture);

    public string ToString(string format) => _value.ToString(format, Globalization.CultureInfo.InvariantCulture);
}
