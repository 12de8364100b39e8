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
    /// <summary>
    /// nanoFramework.System.Net: certificates as PEM text, or one as DER. They are parsed at once; TLS takes all or none of them.
    /// </summary>
    internal class X509Certificate
    {
        private const byte DerSequence = 0x30;

        private readonly byte[] _content;

        /// <param name="certificate">PEM.</param>
        /// <exception cref="ArgumentException">Not one of them can be read.</exception>
        public X509Certificate(string certificate)
            : this([.. Encoding.UTF8.GetBytes(certificate), 0])
        {
        }

        /// <param name="certificate">DER, or PEM that ends in a zero byte.</param>
        /// <exception cref="ArgumentException">As above.</exception>
        public X509Certificate(byte[] certificate)
        {
            _content = certificate;
            string text = Encoding.UTF8.GetString(certificate);
            bool isPem = text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal) && text[^1] == 0;
            byte[][] parts = isPem ? Parts(text) : [certificate];
            foreach (byte[] part in parts)
            {
                try
                {
                    // The host would read PEM without its zero, too.
                    Trusted.Add(X509CertificateLoader.LoadCertificate(part is [DerSequence, ..] ? part : []));
                }
                catch (CryptographicException)
                {
                    // counted below
                }
            }

            if (Trusted.Count == 0)
            {
                throw new ArgumentException("no certificate"); // CLR_E_INVALID_PARAMETER
            }

            if (Trusted.Count < parts.Length)
            {
                Trusted.Clear();
            }
        }

        /// <summary>By TLS.</summary>
        internal HostCertificates Trusted { get; } = [];

        public byte[] GetRawCertData() => (byte[])_content.Clone();

        private static byte[][] Parts(string text)
        {
            var parts = new Collections.Generic.List<byte[]>();
            while (PemEncoding.TryFind(text, out PemFields fields))
            {
                parts.Add(Convert.FromBase64String(text[fields.Base64Data]));
                text = text[fields.Location.End..];
            }

            return [.. parts];
        }
    }
}
