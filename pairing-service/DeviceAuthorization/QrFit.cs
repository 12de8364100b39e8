namespace Pairing.Service.DeviceAuthorization;

/// <summary>Which QR code an address needs on a 64 pixel screen: versions 2 and 3 are all that a camera can read there.</summary>
public static class QrFit
{
    /// <summary>0-9 A-Z and these: 11 bits for two of them instead of 16 (ISO/IEC 18004 7.4.4).</summary>
    private const string Alphanumeric = " $%*+-./:";

    private static readonly (string Version, int Alphanumeric, int Bytes)[] Capacities =
    [
        ("2-M", 38, 26),
        ("2-L", 47, 32),
        ("3-M", 61, 42),
        ("3-L", 77, 53),
    ];

    /// <summary>As "2-M"; null when none is large enough.</summary>
    public static string? VersionFor(string address)
    {
        bool isAlphanumeric = address.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || Alphanumeric.Contains(c));
        return Capacities
            .Where(c => address.Length <= (isAlphanumeric ? c.Alphanumeric : c.Bytes))
            .Select(c => c.Version)
            .FirstOrDefault();
    }
}
