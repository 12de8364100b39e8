using System;

namespace Pairing.Emulator.Board;

/// <summary>The levels of the board's pins; true is high.</summary>
internal sealed class PinBank
{
    private const int Count = 49; // GPIO 0 to 48, as the ESP32-S3 has them; the others have fewer

    private readonly bool[] _driven = new bool[Count];
    private readonly bool?[] _output = new bool?[Count];
    private readonly object _sync = new();

    /// <summary>Raised with pin and level, on the thread that changed it.</summary>
    public event Action<int, bool>? Changed;

    public bool Read(int pin)
    {
        lock (_sync)
        {
            return _output[pin] ?? _driven[pin];
        }
    }

    /// <summary>The outside holds the pin so: a button, a pull-up.</summary>
    public void Drive(int pin, bool level) => Set(pin, () => _driven[pin] = level);

    /// <summary>The firmware writes the pin; null: it lets go of it.</summary>
    public void Write(int pin, bool? level) => Set(pin, () => _output[pin] = level);

    /// <summary>Without power no output is driven.</summary>
    public void Release()
    {
        for (int pin = 0; pin < Count; pin++)
        {
            Write(pin, null);
        }
    }

    private void Set(int pin, Action change)
    {
        bool before, after;
        lock (_sync)
        {
            before = Read(pin);
            change();
            after = Read(pin);
        }

        if (before != after)
        {
            Changed?.Invoke(pin, after);
        }
    }
}
