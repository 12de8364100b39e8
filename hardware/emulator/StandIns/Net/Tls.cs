#pragma warning disable IDE0161 // two namespaces, as in the packages
using System.Text;

namespace System.Net.Security
{
    [Flags]
    internal enum SslProtocols
    {
        None = 0,
        Tls = 192,
        Tls11 = 768,
        Tls12 = 3072,
        Tls13 = 12288,
    }

    internal enum SslVerification
    {
        NoVerification = 1,
        VerifyPeer = 2,
        CertificateRequired = 4,
        VerifyClientOnce = 8,
    }
}

namespace System.Security.Cryptography.X509Certificates
{
    /// <summary>nanoFramework.System.Net: a certificate as PEM text, or as DER bytes.</summary>
    internal class X509Certificate
    {
        private readonly byte[] _content;

        /// <param name="certificate">PEM.</param>
        public X509Certificate(string certificate) => _content = Encoding.ASCII.GetBytes(certificate);

        /// <param name="certificate">DER, or PEM that ends in a zero byte.</param>
        public X509Certificate(byte[] certificate)
        {
            bool isPem = certificate.Length > 0 && certificate[0] == '-';
            if (isPem && certificate[^1] != 0)
            {
                throw new ArgumentException("PEM in bytes must end in 0.");
            }

            _content = isPem ? certificate[..^1] : certificate;
        }

        public byte[] GetRawCertData() => (byte[])_content.Clone();

        internal HostCertificate ToHost() => _content[0] == '-'
            ? HostCertificate.CreateFromPem(Encoding.ASCII.GetString(_content))
            : X509CertificateLoader.LoadCertificate(_content);
    }
}
