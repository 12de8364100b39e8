namespace Pairing.Service.Address;

/// <summary>The QR version that an address needs. On a 64 pixel screen, a camera can read only versions 2 and 3.</summary>
public static class QrFit
{
    /// <summary>0-9, A-Z and these: two characters take 11 bits instead of 16 (ISO/IEC 18004 7.4.4).</summary>
    private const string Alphanumeric = " $%*+-./:";

    /// <summary>A shorter run of such characters does not pay for another mode (ISO/IEC 18004 annex J).</summary>
    private const int ShortestRun = 11;

    private static readonly (string Version, int Codewords)[] Capacities = [("2-M", 28), ("2-L", 34), ("3-M", 44), ("3-L", 55)];

    /// <summary>For example "2-M". Null: the address is too long.</summary>
    public static string? VersionFor(string address)
    {
        int bits = BitsFor(address);
        return Capacities.Where(c => bits <= c.Codewords * 8).Select(c => c.Version).FirstOrDefault();
    }

    /// <summary>
    /// As the firmware encodes it: the scheme in small letters, and from where all that follows is in the set, two characters
    /// in 11 bits.
    /// </summary>
    private static int BitsFor(string address)
    {
        int scheme = Math.Max(address.IndexOf("://", StringComparison.Ordinal), 0);
        int run = address.Skip(scheme).Reverse().TakeWhile(IsAlphanumeric).Count();
        run = run < ShortestRun && run < address.Length ? 0 : run;
        int bytes = address.Length - run;
        return (bytes > 0 ? 12 + (8 * bytes) : 0) + (run > 0 ? 13 + (((11 * run) + 1) / 2) : 0);
    }

    private static bool IsAlphanumeric(char c) =>
        char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || Alphanumeric.Contains(c, StringComparison.Ordinal);
}
