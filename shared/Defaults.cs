namespace Pairing.Protocol
{
    /// <summary>Default values that devices and services share.</summary>
    public static class Defaults
    {
        /// <summary>The client id of the firmware. Every service knows it by default.</summary>
        public const string ClientId = "screen";

        public const string DeviceScope = "device";
        public const string OfflineAccessScope = "offline_access";

        /// <summary>Seconds between polls if the response has no interval (RFC 8628 3.2).</summary>
        public const int IntervalSeconds = 5;

        /// <summary>Seconds that each slow_down adds permanently (RFC 8628 3.5).</summary>
        public const int SlowDownSeconds = 5;

        /// <summary>The longest polling interval in seconds.</summary>
        public const int MaximumIntervalSeconds = 60;

        /// <summary>The maximum number of characters of a screen text.</summary>
        public const int ScreenTextLength = 200;

        /// <summary>The lifetime of a code in seconds.</summary>
        public const int LifetimeSeconds = 600;
    }
}
