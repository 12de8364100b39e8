using System.Collections.Concurrent;
using System.Threading;
using Pairing.Emulator.Panel;

namespace Pairing.Emulator.Board;

/// <summary>Two wires and what hangs on them.</summary>
internal sealed class I2cBus(int dataPin, int clockPin)
{
    private readonly ConcurrentDictionary<int, IBusDevice> _devices = new();

    /// <summary>Something holds the clock line low: a write never ends.</summary>
    public bool IsHeld { get; set; }

    public bool Has(int address) => _devices.ContainsKey(address);

    public void Connect(int address, IBusDevice? device)
    {
        if (device == null)
        {
            _devices.TryRemove(address, out _);
        }
        else
        {
            _devices[address] = device;
        }
    }

    /// <returns>False when nobody acknowledges: no such device, or the controller speaks on other wires.</returns>
    public bool Write(int data, int clock, int address, byte[] bytes)
    {
        if (IsHeld)
        {
            PowerCycle.Current.Sleep(Timeout.Infinite);
        }

        if (data != dataPin || clock != clockPin || !_devices.TryGetValue(address, out IBusDevice? device))
        {
            return false;
        }

        device.Receive(bytes);
        return true;
    }
}
