namespace Pairing.Protocol
{
    /// <summary>Numbers on which device and service agree when neither says otherwise.</summary>
    public static class Defaults
    {
        /// <summary>The client that the firmware is, known to every service by default.</summary>
        public const string ClientId = "screen";

        public const string DeviceScope = "device";
        public const string OfflineAccessScope = "offline_access";

        /// <summary>Seconds between polls when the answer names no interval (RFC 8628 3.2).</summary>
        public const int IntervalSeconds = 5;

        /// <summary>Seconds that slow_down adds, for good (RFC 8628 3.5).</summary>
        public const int SlowDownSeconds = 5;

        /// <summary>The longest interval that polling is slowed to, seconds.</summary>
        public const int MaximumIntervalSeconds = 60;

        /// <summary>Characters that its owner may put on a screen.</summary>
        public const int ScreenTextLength = 200;

        /// <summary>Seconds that a code lives.</summary>
        public const int LifetimeSeconds = 600;
    }
}
