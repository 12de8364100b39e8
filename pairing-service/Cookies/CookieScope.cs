using System.Globalization;

namespace Pairing.Service.Cookies;

/// <summary>
/// Where the cookies of this service belong. Browsers keep cookies by host (RFC 6265 8.5: neither by port nor by scheme), so the
/// names say the rest, and two services on one host do not overwrite each other's cookies.
/// <code>
/// https://pair.example        __Host-pairing.session
/// https://pair.example:8443   __Host-pairing.session.8443
/// https://pair.example/tools  __Secure-pairing.session~tools
/// http://192.0.2.7:5080       pairing.session.http.5080
/// </code>
/// </summary>
/// <param name="IsSecure">Whether people use https.</param>
/// <param name="Path">Empty, or for example "/tools".</param>
public sealed record CookieScope(bool IsSecure, int Port, string Path)
{
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    private readonly string _prefix = !IsSecure ? "" : Path.Length == 0 ? "__Host-" : "__Secure-"; // RFC 6265bis 4.1.3
    private readonly string _suffix = (IsSecure ? "" : ".http")
        + (Port == (IsSecure ? HttpsPort : HttpPort) ? "" : "." + Port.ToString(CultureInfo.InvariantCulture))
        + (Path.Length == 0 ? "" : "~" + Uri.EscapeDataString(Path.Trim('/')));

    /// <summary>The path that the browser sends the cookies to.</summary>
    public string CookiePath => Path.Length == 0 ? "/" : Path;

    /// <param name="url">Pairing:PublicUrl.</param>
    public static CookieScope Of(Uri url) =>
        new(url.Scheme == Uri.UriSchemeHttps, url.Port, url.AbsolutePath.TrimEnd('/'));

    /// <summary>The name in the browser. Cookies that are not this service's keep theirs.</summary>
    public string NameOf(string key) =>
        key.StartsWith(CookieKeys.Prefix, StringComparison.Ordinal) ? _prefix + key + _suffix : key;

    /// <summary>The same options within this scope.</summary>
    public CookieOptions Restrict(CookieOptions options) =>
        new(options) { Secure = IsSecure, Path = CookiePath, Domain = null };
}
