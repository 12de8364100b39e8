namespace Pairing.Firmware.Core
{
    /// <summary>The firmware's own version, told to the owner when it asks.</summary>
    public static class Release
    {
        public const string Version = "0.1.0";
    }
}
