using Pairing.Emulator.Board;

namespace System.Device.Gpio;

/// <summary>nanoFramework.System.Device.Gpio: a pin of the board, its changes told on a thread of the board.</summary>
internal sealed class GpioPin : IDisposable
{
    private readonly PowerCycle cycle = PowerCycle.Current;
    private readonly object sync = new();
    private readonly int number;
    private readonly PinMode mode;
    private bool reported;

    internal GpioPin(int pinNumber, PinMode mode)
    {
        number = pinNumber;
        this.mode = mode;
        reported = cycle.Board.Pins.Read(pinNumber);
        cycle.Board.Pins.Changed += OnChanged;
        cycle.Cut.Register(Dispose);
    }

    public event PinValueChangedEventHandler? ValueChanged;

    public PinValue Read() => PowerCycle.Current.Board.Pins.Read(number);

    public void Write(PinValue value)
    {
        if (mode < PinMode.Output)
        {
            throw new InvalidOperationException("The pin is an input: " + number);
        }

        PowerCycle.Current.Board.Pins.Write(number, value == PinValue.High);
        cycle.Board.OnChanged();
    }

    public void Dispose()
    {
        cycle.Board.Pins.Changed -= OnChanged;
    }

    private void OnChanged(int pin, bool level)
    {
        if (pin != number)
        {
            return;
        }

        lock (sync)
        {
            if (level == reported || cycle.Cut.IsCancellationRequested)
            {
                return;
            }

            reported = level;
        }

        PinValueChangedEventHandler? handler = ValueChanged;
        if (handler != null)
        {
            cycle.Start("pin", () => handler(this, new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling)));
        }
    }
}
