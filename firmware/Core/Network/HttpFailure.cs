namespace Pairing.Firmware.Core.Network
{
    /// <summary>Why there is no response.</summary>
    public enum HttpFailure
    {
        None,
        NameNotFound,
        NotReached,
        TimedOut,
        Broken,
        NotSecure,
        TooLong,

        /// <summary>Not asked at all: TLS without a good date proves nothing.</summary>
        NoDate,
    }
}
