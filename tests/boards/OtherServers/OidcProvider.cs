namespace Pairing.Boards.Tests.OtherServers;

/// <summary>npm's oidc-provider, a server of RFC 8628 that is not ours (tests/other-servers/oidc-provider.mjs).</summary>
/// <param name="charset">The letters of its user codes: base-20 or digits.</param>
/// <param name="mask">How they are grouped: a star for each letter.</param>
internal sealed class OidcProvider(string charset, string mask) : NodeServer("oidc-provider.mjs", charset, mask)
{
    /// <summary>How often it gave tokens.</summary>
    public int Grants => Lines.Count(line => line.StartsWith("granted: ", StringComparison.Ordinal));
}
