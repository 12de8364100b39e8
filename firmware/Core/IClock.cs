namespace Pairing.Firmware.Core
{
    /// <summary>The monotonic clock: it never goes back and no time server moves it.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since some fixed moment.</summary>
        long Milliseconds { get; }
    }
}
