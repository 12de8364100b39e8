using nanoFramework.Hardware.Esp32;
using Pairing.Emulator.Board;

namespace System.Device.I2c;

/// <summary>nanoFramework.System.Device.I2c: a missing device is a status, never an exception.</summary>
internal class I2cDevice : IDisposable
{
    private readonly int _address;
    private readonly int _data;
    private readonly int _clock;
    private bool _isDisposed;

    private I2cDevice(I2cConnectionSettings settings)
    {
        if (settings.BusId is not (1 or 2))
        {
            throw new ArgumentException("There is no I2C bus " + settings.BusId);
        }

        _address = settings.DeviceAddress;

        // Pins count as they are when the device is made; a later SetPinFunction comes too late.
        var pins = PowerCycle.Current.Slot<PinFunctions>();
        _data = pins[settings.BusId == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA];
        _clock = pins[settings.BusId == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK];
    }

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public I2cTransferResult Write(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        VirtualBoard board = PowerCycle.Current.Board;
        return board.IsPanelAwake && board.Bus.Write(_data, _clock, _address, buffer.ToArray())
            ? new I2cTransferResult(I2cTransferStatus.FullTransfer)
            : new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged);
    }

    public I2cTransferResult WriteByte(byte value) => Write(new[] { value });

    public void Dispose() => _isDisposed = true;
}

/// <summary>nanoFramework.System.Device.I2c.</summary>
internal sealed class I2cConnectionSettings(int busId, int deviceAddress)
{
    public int BusId { get; } = busId;

    public int DeviceAddress { get; } = deviceAddress;
}
