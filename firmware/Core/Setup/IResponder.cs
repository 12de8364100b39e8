namespace Pairing.Firmware.Core.Setup
{
    /// <summary>Answers datagrams on a port of the setup network.</summary>
    public interface IResponder
    {
        int Port { get; }

        /// <summary>Null when there is nothing to answer.</summary>
        Datagram? Respond(byte[] bytes, int count);
    }
}
