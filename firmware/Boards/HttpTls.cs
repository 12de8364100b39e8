using System.Net.Security;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>Whom to trust, and which versions of TLS to offer.</summary>
    internal sealed class HttpTls
    {
        private const SslProtocols Both = SslProtocols.Tls12 | SslProtocols.Tls13;

        /// <param name="certificate">The authority that a server's certificate must come from, as PEM; empty for none.</param>
        public HttpTls(string certificate)
        {
            Certificate = certificate;
        }

        public readonly string Certificate;

        public SslProtocols Protocols = Both;

        /// <summary>Some that know 1.3 fail by it: after a failure 1.2 is offered alone, and then both again.</summary>
        public void Learn(HttpFailure failure)
        {
            Protocols = failure != HttpFailure.NotSecure ? Protocols : Protocols == Both ? SslProtocols.Tls12 : Both;
        }
    }
}
