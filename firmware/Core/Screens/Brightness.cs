namespace Pairing.Firmware.Core.Screens
{
    public enum Brightness
    {
        Full,
        Dim,
        Off,
    }
}
