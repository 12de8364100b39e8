namespace Pairing.Firmware.Core.Screens
{
    /// <summary>What the screen is about; one file in this folder draws each.</summary>
    public enum ScreenKind
    {
        Starting,
        WifiSetup,
        Connecting,
        SettingClock,
        Asking,
        Code,
        Approved,
        Denied,
        Expired,
        Unlinked,
        Error,
        Reset,
        Home,
        TestPattern,
    }
}
