namespace System.Device.I2c;

internal enum I2cBusSpeed
{
    StandardMode,
    FastMode,
    FastModePlus,
}

internal enum I2cTransferStatus
{
    UnknownError,
    FullTransfer,
    ClockStretchTimeout,
    PartialTransfer,
    SlaveAddressNotAcknowledged,
}

/// <summary>nanoFramework.System.Device.I2c.</summary>
internal readonly struct I2cTransferResult(I2cTransferStatus status)
{
    public I2cTransferStatus Status { get; } = status;
}
