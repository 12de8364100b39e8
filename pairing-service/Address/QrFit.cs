namespace Pairing.Service.Address;

/// <summary>The QR version that an address needs. On a 64 pixel screen, a camera can read only versions 2 and 3.</summary>
public static class QrFit
{
    /// <summary>0-9, A-Z and these: two characters take 11 bits instead of 16 (ISO/IEC 18004 7.4.4).</summary>
    private const string Alphanumeric = " $%*+-./:";

    private static readonly (string Version, int Alphanumeric, int Bytes)[] Capacities =
    [
        ("2-M", 38, 26),
        ("2-L", 47, 32),
        ("3-M", 61, 42),
        ("3-L", 77, 53),
    ];

    /// <summary>For example "2-M". Null: the address is too long.</summary>
    public static string? VersionFor(string address)
    {
        bool isAlphanumeric = address.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || Alphanumeric.Contains(c));
        return Capacities
            .Where(c => address.Length <= (isAlphanumeric ? c.Alphanumeric : c.Bytes))
            .Select(c => c.Version)
            .FirstOrDefault();
    }
}
