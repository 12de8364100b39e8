using Pairing.Protocol;

namespace Pairing.Service.Address;

/// <summary>The addresses that the person types or scans (RFC 8628 3.2, 3.3.1).</summary>
public sealed class VerificationAddress(PublicAddress address)
{
    private string? _scanned;

    public string Typed => address.Of(WellKnown.Verification);

    /// <summary>
    /// The address with the code in upper case, which makes the QR code smallest. Case does not matter for scheme, host and
    /// our routes. A path in front of them belongs to a proxy and stays as it is.
    /// </summary>
    public string Scanned(string userCode) => $"{_scanned ??= ToUppercase()}/{userCode}";

    private string ToUppercase()
    {
        var url = new Uri(address.Base);
        string origin = url.GetLeftPart(UriPartial.Authority).ToUpperInvariant();
        string path = url.AbsolutePath.TrimEnd('/');
        return $"{origin}{path}{WellKnown.Verification.ToUpperInvariant()}";
    }
}
