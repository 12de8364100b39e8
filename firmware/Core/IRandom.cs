namespace Pairing.Firmware.Core
{
    /// <summary>Chance enough to keep many boards from asking in step; not for secrets.</summary>
    public interface IRandom
    {
        /// <summary>From 0 up to but not including <paramref name="limit"/>.</summary>
        int Below(int limit);
    }
}
