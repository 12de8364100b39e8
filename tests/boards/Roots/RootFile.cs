using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pairing.Boards.Tests.Roots;

/// <summary>A common root of firmware/Core/Roots: the certificate by its name, and the file that is made of it.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Subject">The common name in the certificate.</param>
internal sealed record RootFile(string Name, string Subject)
{
    private const int LineLength = 128;

    /// <summary>
    /// In the order in which the board tries them: own servers first, then the providers' of firmware/Core/Providers.
    /// </summary>
    public static readonly RootFile[] All =
    [
        new("IsrgRootX1", "ISRG Root X1"), // Let's Encrypt
        new("IsrgRootX2", "ISRG Root X2"),
        new("GtsRootR4", "GTS Root R4"), // Google, and much of Cloudflare
        new("GtsRootR1", "GTS Root R1"),
        new("AmazonRootCa1", "Amazon Root CA 1"),
        new("DigiCertGlobalRootG2", "DigiCert Global Root G2"), // Microsoft, Facebook, Amazon's API
        new("DigiCertGlobalRootCa", "DigiCert Global Root CA"),
        new("UserTrustEcc", "USERTrust ECC Certification Authority"), // Sectigo: GitHub
        new("UserTrustRsa", "USERTrust RSA Certification Authority"),
        new("SectigoRootE46", "Sectigo Public Server Authentication Root E46"),
        new("SectigoRootR46", "Sectigo Public Server Authentication Root R46"),
        new("MicrosoftRsa2017", "Microsoft RSA Root Certificate Authority 2017"),
        new("MicrosoftEcc2017", "Microsoft ECC Root Certificate Authority 2017"),
        new("DigiCertGlobalRootG3", "DigiCert Global Root G3"),
        new("GtsRootR2", "GTS Root R2"),
        new("GtsRootR3", "GTS Root R3"),
        new("AmazonRootCa2", "Amazon Root CA 2"),
        new("AmazonRootCa3", "Amazon Root CA 3"),
        new("AmazonRootCa4", "Amazon Root CA 4"),
    ];

    public string Path => $"firmware/Core/Roots/{Name}.cs";

    /// <summary>The file, made of a bundle.</summary>
    public string Make(X509Certificate2Collection bundle)
    {
        X509Certificate2 root = Find(bundle);
        StringBuilder file = new($$"""
            namespace Pairing.Firmware.Core.Roots
            {
                /// <summary>{{Subject}}, until {{root.NotAfter.ToUniversalTime():yyyy-MM-dd}}.</summary>
                internal static class {{Name}}
                {
                    public static byte[] Der()
                    {
                        return new byte[]
                        {

            """);
        string line = "";
        foreach (byte b in root.RawData)
        {
            if (16 + line.Length + $" {b},".Length > LineLength)
            {
                file.Append(' ', 16).Append(line).Append('\n');
                line = "";
            }

            line += line.Length == 0 ? $"{b}," : $" {b},";
        }

        return file.Append(' ', 16).Append(line).Append("\n            };\n        }\n    }\n}\n").ToString();
    }

    private X509Certificate2 Find(X509Certificate2Collection bundle) =>
        bundle.Single(root => root.GetNameInfo(X509NameType.SimpleName, forIssuer: false) == Subject);
}
