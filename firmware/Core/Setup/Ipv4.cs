namespace Pairing.Firmware.Core.Setup
{
    /// <summary>Addresses as numbers, their bytes in the network's order.</summary>
    public static class Ipv4
    {
        public const uint Broadcast = 0xFFFFFFFF;

        public static uint Read(byte[] bytes, int at)
        {
            return ((uint)bytes[at] << 24) | ((uint)bytes[at + 1] << 16) | ((uint)bytes[at + 2] << 8) | bytes[at + 3];
        }

        public static void Write(uint address, byte[] bytes, int at)
        {
            bytes[at] = (byte)(address >> 24);
            bytes[at + 1] = (byte)(address >> 16);
            bytes[at + 2] = (byte)(address >> 8);
            bytes[at + 3] = (byte)address;
        }

        public static byte[] Bytes(uint address)
        {
            byte[] bytes = new byte[4];
            Write(address, bytes, 0);
            return bytes;
        }

        public static string Text(uint address)
        {
            return (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255);
        }
    }
}
