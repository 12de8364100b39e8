using System.Text;

namespace System.Net.NetworkInformation;

/// <summary>What SaveConfiguration of both configurations takes: the package's own checks, then the chip's.</summary>
internal static class WifiLimits
{
    private const int ShortestPassword = 8;
    private const int LongestPassword = 64;
    private const int LongestSsid = 32;

    public static void Check(string ssid, string password, AuthenticationType authentication)
    {
        ArgumentNullException.ThrowIfNull(ssid);
        ArgumentNullException.ThrowIfNull(password);
        bool isOpen = authentication is AuthenticationType.Open or AuthenticationType.None;
        if (ssid.Length > LongestSsid || password.Length > LongestPassword || (!isOpen && password.Length < ShortestPassword))
        {
            throw new ArgumentOutOfRangeException();
        }

        // The chip keeps both with a zero behind them.
        if (Encoding.UTF8.GetByteCount(ssid) >= LongestSsid || Encoding.UTF8.GetByteCount(password) >= LongestPassword)
        {
            throw new ArgumentException("CLR_E_INVALID_PARAMETER");
        }
    }
}
