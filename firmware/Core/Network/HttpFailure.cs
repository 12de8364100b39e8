namespace Pairing.Firmware.Core.Network
{
    /// <summary>Why there is no answer.</summary>
    public enum HttpFailure
    {
        None,
        NameNotFound,
        NotReached,
        TimedOut,
        Broken,
        NotSecure,
        TooLong,
    }
}
