using Pairing.Protocol;
using Pairing.Service.Address;

namespace Pairing.Service.DeviceAuthorization;

/// <summary>Where the person goes, to be typed and to be scanned (RFC 8628 3.2, 3.3.1).</summary>
public sealed class VerificationAddress(PublicAddress address)
{
    private string? _scanned;

    public string Typed => address.Of(WellKnown.Verification);

    /// <summary>
    /// The same with the code, in the capitals that a QR code packs best. Scheme and host mean the same in any case and
    /// our own routes match in any case; a path in front of them belongs to somebody's proxy and stays as it is.
    /// </summary>
    public string Scanned(string userCode) => $"{_scanned ??= InCapitals()}/{userCode}";

    private string InCapitals()
    {
        var url = new Uri(address.Base);
        string origin = url.GetLeftPart(UriPartial.Authority).ToUpperInvariant();
        string path = url.AbsolutePath.TrimEnd('/');
        return $"{origin}{path}{WellKnown.Verification.ToUpperInvariant()}";
    }
}
