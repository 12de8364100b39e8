using System.Collections.Generic;

namespace System.Device.Gpio;

/// <summary>nanoFramework.System.Device.Gpio.</summary>
internal sealed class GpioController : IDisposable
{
    private readonly Dictionary<int, GpioPin> open = [];

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        if (open.ContainsKey(pinNumber))
        {
            throw new InvalidOperationException("The pin is open already: " + pinNumber);
        }

        return open[pinNumber] = new GpioPin(pinNumber, mode);
    }

    public void Dispose()
    {
        foreach (GpioPin pin in open.Values)
        {
            pin.Dispose();
        }

        open.Clear();
    }
}
