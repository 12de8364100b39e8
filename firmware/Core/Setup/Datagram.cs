namespace Pairing.Firmware.Core.Setup
{
    /// <summary>An answer, and where it goes.</summary>
    public sealed class Datagram
    {
        public Datagram(byte[] bytes, byte[]? to, int port)
        {
            Bytes = bytes;
            To = to;
            Port = port;
        }

        public readonly byte[] Bytes;

        /// <summary>An IPv4 address; null: where the question came from.</summary>
        public readonly byte[]? To;

        public readonly int Port;
    }
}
