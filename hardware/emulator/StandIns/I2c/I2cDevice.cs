using nanoFramework.Hardware.Esp32;
using Pairing.Emulator.Board;

namespace System.Device.I2c;

/// <summary>nanoFramework.System.Device.I2c: a missing device is a status, never an exception.</summary>
internal class I2cDevice : IDisposable
{
    private readonly int data;
    private readonly int clock;
    private bool isDisposed;

    public I2cDevice(I2cConnectionSettings settings)
    {
        if (settings.BusId is not (1 or 2))
        {
            throw new ArgumentException("There is no I2C bus " + settings.BusId);
        }

        ConnectionSettings = settings;

        // Pins count as they are when the device is made; a later SetPinFunction comes too late.
        var pins = PowerCycle.Current.Slot<PinFunctions>();
        data = pins[settings.BusId == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA];
        clock = pins[settings.BusId == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK];
    }

    public I2cConnectionSettings ConnectionSettings { get; }

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public I2cTransferResult Write(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        VirtualBoard board = PowerCycle.Current.Board;
        return board.IsPanelAwake && board.Bus.Write(data, clock, ConnectionSettings.DeviceAddress, buffer.ToArray())
            ? new I2cTransferResult(I2cTransferStatus.FullTransfer, (uint)buffer.Length)
            : new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
    }

    public I2cTransferResult WriteByte(byte value) => Write(new[] { value });

    public void Dispose() => isDisposed = true;
}

/// <summary>nanoFramework.System.Device.I2c.</summary>
internal sealed class I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
{
    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    public int BusId { get; } = busId;

    public int DeviceAddress { get; } = deviceAddress;

    public I2cBusSpeed BusSpeed { get; } = busSpeed;
}
