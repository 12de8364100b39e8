using System;
using System.Collections.Generic;
using Pairing.Emulator.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>nanoFramework.Hardware.Esp32: which pin does what.</summary>
internal class Configuration
{
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        PowerCycle.Current.Slot<PinFunctions>()[value] = pin;
        PowerCycle.Current.Board.TakePin(pin);
    }
}

/// <summary>Pins by function, with the defaults of the board's chip.</summary>
internal sealed class PinFunctions
{
    private readonly Dictionary<DeviceFunction, int> _pins = new()
    {
        [DeviceFunction.I2C1_DATA] = PowerCycle.Current.Board.Kind.UsualData,
        [DeviceFunction.I2C1_CLOCK] = PowerCycle.Current.Board.Kind.UsualClock,
        [DeviceFunction.I2C2_DATA] = 25,
        [DeviceFunction.I2C2_CLOCK] = 26,
    };

    public int this[DeviceFunction function]
    {
        get => _pins.GetValueOrDefault(function, -1);
        set => _pins[function] = value is >= 0 and < 49 ? value : throw new ArgumentException("There is no pin " + value);
    }
}

internal enum DeviceFunction
{
    I2C1_DATA = 131328,
    I2C1_CLOCK = 131329,
    I2C2_DATA = 131584,
    I2C2_CLOCK = 131585,
}
