namespace Pairing.Firmware.Core.Setup
{
    /// <summary>What answers datagrams on a port of the set-up network.</summary>
    public interface IResponder
    {
        int Port { get; }

        /// <summary>Null when there is nothing to answer.</summary>
        Datagram? Answer(byte[] bytes, int count);
    }
}
