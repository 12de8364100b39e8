namespace System.Device.Gpio;

/// <summary>nanoFramework.System.Device.Gpio.</summary>
internal readonly struct PinValue : IEquatable<PinValue>
{
    private readonly bool isHigh;

    private PinValue(bool isHigh) => this.isHigh = isHigh;

    public static PinValue High => new(true);

    public static PinValue Low => new(false);

    public static implicit operator PinValue(int value) => new(value != 0);

    public static implicit operator PinValue(bool value) => new(value);

    public static bool operator ==(PinValue a, PinValue b) => a.isHigh == b.isHigh;

    public static bool operator !=(PinValue a, PinValue b) => a.isHigh != b.isHigh;

    public bool Equals(PinValue other) => this == other;

    public override bool Equals(object? obj) => obj is PinValue other && this == other;

    public override int GetHashCode() => isHigh ? 1 : 0;

    public override string ToString() => isHigh ? "High" : "Low";
}
