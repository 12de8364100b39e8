using Pairing.Emulator.Board;

namespace System.Device.Gpio;

/// <summary>nanoFramework.System.Device.Gpio: a pin of the board, its changes told on a thread of the board.</summary>
internal sealed class GpioPin : IDisposable
{
    private readonly PowerCycle _cycle = PowerCycle.Current;
    private readonly object _sync = new();
    private readonly int _number;
    private readonly PinMode _mode;
    private bool _reported;

    internal GpioPin(int pinNumber, PinMode mode)
    {
        _number = pinNumber;
        _mode = mode;
        _reported = _cycle.Board.Pins.Read(pinNumber);
        _cycle.Board.Pins.Changed += OnChanged;
        _cycle.Cut.Register(Dispose);
    }

    public event PinValueChangedEventHandler? ValueChanged;

    public PinValue Read() => PowerCycle.Current.Board.Pins.Read(_number);

    public void Write(PinValue value)
    {
        if (_mode < PinMode.Output)
        {
            throw new InvalidOperationException("The pin is an input: " + _number);
        }

        PowerCycle.Current.Board.Pins.Write(_number, value == PinValue.High);
        _cycle.Board.OnChanged();
    }

    public void Dispose()
    {
        _cycle.Board.Pins.Changed -= OnChanged;
    }

    private void OnChanged(int pin, bool level)
    {
        if (pin != _number)
        {
            return;
        }

        lock (_sync)
        {
            if (level == _reported || _cycle.Cut.IsCancellationRequested)
            {
                return;
            }

            _reported = level;
        }

        PinValueChangedEventHandler? handler = ValueChanged;
        if (handler != null)
        {
            _cycle.Start(
                "pin", () => handler(this, new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling)));
        }
    }
}
