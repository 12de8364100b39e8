using System.Threading;
using Pairing.Emulator.Board;

namespace System.Device.Gpio;

/// <summary>nanoFramework.System.Device.Gpio: a pin of the board, its changes told on a thread of the board.</summary>
internal sealed class GpioPin : IDisposable
{
    private readonly PowerCycle cycle = PowerCycle.Current;
    private readonly object sync = new();
    private PinMode mode;
    private bool reported;
    private ITimer? bouncing;

    internal GpioPin(int pinNumber, PinMode mode)
    {
        PinNumber = pinNumber;
        this.mode = mode;
        reported = cycle.Board.Pins.Read(pinNumber);
        cycle.Board.Pins.Changed += OnChanged;
        cycle.Cut.Register(Dispose);
    }

    public event PinValueChangedEventHandler? ValueChanged;

    public int PinNumber { get; }

    /// <summary>A change counts when it has lasted so long.</summary>
    public TimeSpan DebounceTimeout { get; set; }

    public PinMode GetPinMode() => mode;

    public void SetPinMode(PinMode value) => mode = value;

    public PinValue Read() => PowerCycle.Current.Board.Pins.Read(PinNumber);

    public void Write(PinValue value)
    {
        if (mode < PinMode.Output)
        {
            throw new InvalidOperationException("The pin is an input: " + PinNumber);
        }

        PowerCycle.Current.Board.Pins.Write(PinNumber, value == PinValue.High);
        cycle.Board.OnChanged();
    }

    public void Toggle() => Write(Read() == PinValue.High ? PinValue.Low : PinValue.High);

    public void Dispose()
    {
        cycle.Board.Pins.Changed -= OnChanged;
        bouncing?.Dispose();
    }

    private void OnChanged(int pin, bool level)
    {
        if (pin != PinNumber)
        {
            return;
        }

        bool isAtOnce = DebounceTimeout <= TimeSpan.Zero;
        lock (sync)
        {
            bouncing?.Dispose();
            bouncing = isAtOnce ? null : cycle.Board.Time.CreateTimer(_ => Report(), null, DebounceTimeout, Timeout.InfiniteTimeSpan);
        }

        if (isAtOnce)
        {
            Report();
        }
    }

    private void Report()
    {
        bool level = cycle.Board.Pins.Read(PinNumber);
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
            cycle.Start("pin", () => handler(this, new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber)));
        }
    }
}
