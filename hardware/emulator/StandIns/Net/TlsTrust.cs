using System;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Pairing.Emulator.Board;

namespace Pairing.Emulator.StandIns.Net;

/// <summary>
/// What the board's TLS layer asks of a server, once it asks at all: a known root, the right name, valid dates.
/// </summary>
internal static class TlsTrust
{
    public static bool Accepts(
        PowerCycle cycle, object certificate, X509Chain? presented, SslPolicyErrors errors, X509Certificate? root)
    {
        HostCertificates roots = [.. cycle.Board.Authorities];
        if (root != null)
        {
            foreach (HostCertificate trusted in root.Trusted)
            {
                roots.Add(cycle.Board.Player(trusted));
            }
        }

        if (roots.Count == 0 || certificate is not HostCertificate server
            || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return false; // no roots are built into the board
        }

        // One after the other, as mbedTLS does: of two with one name .NET would try the first alone.
        return roots.Any(trusted => EndsIn(trusted, server, presented, cycle.Board.Clock.Now));
    }

    private static bool EndsIn(HostCertificate trusted, HostCertificate server, X509Chain? presented, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.VerificationTime = now.LocalDateTime; // a board without the time trusts nobody
        if (presented != null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        }

        return chain.Build(server);
    }
}
