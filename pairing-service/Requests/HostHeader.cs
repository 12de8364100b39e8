using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pairing.Service.Requests;

/// <summary>
/// Whether a Host header is a host, with or without a port (RFC 9110 7.2). Kestrel checks its characters, but not the range of
/// the port, which code that makes a Uri of it would not survive.
/// </summary>
public static class HostHeader
{
    private const int LongestName = 253; // RFC 1035 2.3.4, as text

    /// <param name="host">Empty is usual: the boards' HTTP library sends no port, and HTTP/1.0 no Host.</param>
    public static bool IsWellFormed(ReadOnlySpan<char> host)
    {
        if (host.IsEmpty)
        {
            return true;
        }

        bool isAddress = host[0] == '[';
        int end = isAddress ? host.IndexOf(']') + 1 : host.IndexOf(':');
        if (end == 0)
        {
            return false; // a port alone, or a bracket that nothing closes
        }

        var name = end < 0 ? host : host[..end];
        var port = end < 0 ? [] : host[end..];
        return (port.IsEmpty || (port[0] == ':' && IsPort(port[1..]))) && (isAddress ? IsAddress(name) : IsName(name));
    }

    private static bool IsPort(ReadOnlySpan<char> port) =>
        ushort.TryParse(port, NumberStyles.None, null, out ushort number) && number > 0;

    private static bool IsAddress(ReadOnlySpan<char> bracketed) =>
        IPAddress.TryParse(bracketed[1..^1], out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsName(ReadOnlySpan<char> name)
    {
        char before = '.';
        foreach (char c in name)
        {
            if (c == '.' ? before == '.' : !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }

            before = c;
        }

        return name.Length <= LongestName && (!name.Contains("xn--", StringComparison.OrdinalIgnoreCase) || IsPunycode(name));
    }

    /// <summary>ASP.NET Core decodes such a name at each look at it, and throws if it cannot.</summary>
    private static bool IsPunycode(ReadOnlySpan<char> name)
    {
        try
        {
            return new IdnMapping().GetUnicode(name.ToString()).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
