using Pairing.Emulator.Board;

namespace System.Device.Gpio;

/// <summary>
/// nanoFramework.System.Device.Gpio: a pin of the board. Its changes are told one after the other on a thread of the board,
/// each once the new level has lasted for the time to debounce.
/// </summary>
internal sealed class GpioPin : IDisposable
{
    private readonly PowerCycle _cycle = PowerCycle.Current;
    private readonly PinEvents _events;
    private readonly int _number;
    private readonly PinMode _mode;

    internal GpioPin(int pinNumber, PinMode mode)
    {
        _number = pinNumber;
        _mode = mode;
        _events = new PinEvents(_cycle, _cycle.Board.Pins.Read(pinNumber), Tell);
        _cycle.Board.Pins.Changed += OnChanged;
        _cycle.Cut.Register(Dispose);
    }

    public event PinValueChangedEventHandler? ValueChanged;

    public TimeSpan DebounceTimeout
    {
        get => _events.Debounce;
        set => _events.Debounce = value;
    }

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
        _events.Dispose();
    }

    private void OnChanged(int pin, bool level)
    {
        if (pin == _number)
        {
            _events.Change(level);
        }
    }

    private void Tell(bool level) =>
        ValueChanged?.Invoke(this, new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling));
}
