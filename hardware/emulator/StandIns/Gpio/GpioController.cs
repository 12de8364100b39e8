using System.Collections.Generic;
using Pairing.Emulator.Board;

namespace System.Device.Gpio;

/// <summary>nanoFramework.System.Device.Gpio.</summary>
internal sealed class GpioController : IDisposable
{
    private readonly Dictionary<int, GpioPin> _open = [];

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        if (_open.ContainsKey(pinNumber))
        {
            throw new InvalidOperationException("The pin is open already: " + pinNumber);
        }

        PowerCycle.Current.Board.TakePin(pinNumber);
        return _open[pinNumber] = new GpioPin(pinNumber, mode);
    }

    public void Dispose()
    {
        foreach (GpioPin pin in _open.Values)
        {
            pin.Dispose();
        }

        _open.Clear();
    }
}
