namespace Pairing.Firmware.Core.Setup
{
    /// <summary>Answers datagrams at one UDP port of the setup network.</summary>
    public abstract class Responder
    {
        /// <param name="port">At which it answers.</param>
        protected Responder(int port)
        {
            Port = port;
        }

        public readonly int Port;

        /// <summary>Null when there is nothing to answer.</summary>
        public abstract Datagram? Respond(byte[] bytes, int count);
    }
}
