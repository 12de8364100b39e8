namespace System.Device.Gpio;

internal delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

internal enum PinMode
{
    Input,
    InputPullDown,
    InputPullUp,
    Output,
    OutputOpenDrain,
    OutputOpenDrainPullUp,
    OutputOpenSource,
    OutputOpenSourcePullDown,
}

[Flags]
internal enum PinEventTypes
{
    None,
    Rising,
    Falling,
}

/// <summary>nanoFramework.System.Device.Gpio.</summary>
internal sealed class PinValueChangedEventArgs(PinEventTypes changeType)
{
    public PinEventTypes ChangeType { get; } = changeType;
}
