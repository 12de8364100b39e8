namespace Pairing.Firmware.Core
{
    /// <summary>What the device is doing, in the order of a life without mishap; what can go wrong stands last.</summary>
    public enum DeviceState
    {
        /// <summary>Reads settings, tokens and a waiting code from flash.</summary>
        Starting,

        /// <summary>Shows the test pattern, until a press.</summary>
        Testing,

        /// <summary>Opens a network of its own, where a form asks for Wi-Fi and server.</summary>
        SettingUp,

        /// <summary>Joins the Wi-Fi.</summary>
        Connecting,

        /// <summary>Waits for the date, without which no certificate can be judged.</summary>
        SettingClock,

        /// <summary>Asks the server for its endpoints.</summary>
        Discovering,

        /// <summary>Asks for a device code.</summary>
        Asking,

        /// <summary>Shows the code, between two polls.</summary>
        Waiting,

        /// <summary>Shows the code, a poll under way.</summary>
        Polling,

        /// <summary>Says "Paired".</summary>
        Approved,

        /// <summary>Paired, between two checks.</summary>
        Home,

        /// <summary>Paired, asking the server whether it still is.</summary>
        Checking,

        /// <summary>Paired, its access token being renewed.</summary>
        Refreshing,

        /// <summary>Paired, asking for words for the screen; the server may hold the answer back.</summary>
        Listening,

        Denied,
        Expired,

        /// <summary>The owner removed the device.</summary>
        Unlinked,

        Failed,
    }
}
