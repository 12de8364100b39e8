namespace Pairing.Firmware.Core.Setup
{
    /// <summary>An answer, and where it goes.</summary>
    public sealed class Datagram
    {
        public Datagram(byte[] bytes, byte[] to, int port)
        {
            Bytes = bytes;
            To = to;
            Port = port;
        }

        public byte[] Bytes { get; }

        /// <summary>An IPv4 address.</summary>
        public byte[] To { get; }

        public int Port { get; }
    }
}
