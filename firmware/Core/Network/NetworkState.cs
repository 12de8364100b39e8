namespace Pairing.Firmware.Core.Network
{
    public enum NetworkState
    {
        Down,
        Connecting,
        Failed,
        Up,
    }
}
