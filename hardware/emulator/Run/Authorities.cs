extern alias host;
using System;
using System.IO;
using System.Security.Cryptography;
using HostStore = host::System.Security.Cryptography.X509Certificates.X509Store;
using OpenFlags = host::System.Security.Cryptography.X509Certificates.OpenFlags;
using StoreLocation = host::System.Security.Cryptography.X509Certificates.StoreLocation;
using StoreName = host::System.Security.Cryptography.X509Certificates.StoreName;

namespace Pairing.Emulator.Run;

/// <summary>What `nanoff --networkdeployment` puts into a board's store of authorities.</summary>
internal static class Authorities
{
    /// <summary>Those of a PEM file.</summary>
    /// <exception cref="StartFailure">There is no such file, or no certificate in it.</exception>
    public static HostCertificates Read(string file)
    {
        HostCertificates found = [];
        try
        {
            found.ImportFromPemFile(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartFailure($"--ca {file}: {wrong.Message}");
        }

        return found.Count > 0 ? found : throw new StartFailure($"--ca {file} contains no certificate. It must be a PEM file.");
    }

    /// <summary>Those that this machine trusts.</summary>
    public static HostCertificates OfThisMachine()
    {
        using var store = new HostStore(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates;
    }
}
