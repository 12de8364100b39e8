using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Boards
{
    /// <summary>Whom to trust, and which versions of TLS to offer.</summary>
    internal sealed class HttpTls
    {
        private const SslProtocols Both = SslProtocols.Tls12 | SslProtocols.Tls13;

        private readonly string _certificate;
        private readonly RootSearch _roots;

        /// <param name="certificate">
        /// The authority that a server's certificate must come from, as PEM; empty for the common ones.
        /// </param>
        /// <param name="flash">Where is kept which of these it was.</param>
        public HttpTls(string certificate, IFlash flash)
        {
            _certificate = certificate;
            _roots = new RootSearch(flash);
        }

        public SslProtocols Protocols = Both;

        public X509Certificate Root(string url)
        {
            return _certificate.Length > 0 ? new X509Certificate(_certificate) : new X509Certificate(_roots.Root(url));
        }

        /// <summary>True when the request, which was not sent, is to be tried again at once.</summary>
        public bool Learn(HttpRequest request, HttpFailure failure)
        {
            bool isSecure = failure != HttpFailure.NotSecure;
            if (isSecure && failure == HttpFailure.None && request.IsSafe)
            {
                _roots.Keep();
            }

            bool isAgain = !isSecure && _certificate.Length == 0 && _roots.TryNext(request.Url);

            // Some that know 1.3 fail by it: after a failure 1.2 is offered alone, and then both again.
            Protocols = isSecure || isAgain ? Protocols : Protocols == Both ? SslProtocols.Tls12 : Both;
            return isAgain;
        }
    }
}
