using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Pairing.Service.Tests.Requests;

/// <summary>Every route of the service with its methods, for checks that apply to all.</summary>
internal static partial class Routes
{
    private const string Read = "GET, HEAD";
    private const string Both = "GET, HEAD, POST";

    public static FrozenDictionary<string, string> OfPeople { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = Read,
        ["/d"] = Both,
        ["/d/WDJBMJHT"] = Both,
        ["/d/confirm/x"] = Both,
        ["/d/result/x"] = Both,
        ["/devices"] = Both,
        [$"/devices/{Guid.Empty}/name"] = Both,
        [$"/devices/{Guid.Empty}/remove"] = Both,
        [$"/devices/{Guid.Empty}/screen"] = Both,
        ["/account"] = Both,
        ["/account/authenticator"] = Both,
        ["/account/email"] = Both,
        ["/account/recover"] = Both,
        ["/account/recover/password"] = Both,
        ["/account/recovery-codes"] = Both,
        ["/account/second-factor"] = Both,
        ["/verify"] = Both,
        ["/account/first/x"] = Both,
        ["/account/password"] = Both,
        ["/account/register"] = Both,
        ["/account/sign-in"] = Both,
        ["/account/sign-out"] = Both,
        ["/pairing.css"] = Read,
        ["/favicon.svg"] = Read,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, string> OfPrograms { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/oauth/device_authorization"] = "POST",
        ["/oauth/token"] = "POST",
        ["/oauth/revoke"] = "POST",
        ["/oauth/introspect"] = "POST",
        ["/oauth/jwks"] = Read,
        ["/.well-known/oauth-authorization-server"] = Read,
        ["/.well-known/security.txt"] = Read,
        ["/api/device"] = Read,
        ["/api/device/screen"] = Read,
        [$"/api/devices/{Guid.Empty}/screen"] = "PUT",
        ["/openapi/v1.json"] = Read,
        ["/docs/index.html"] = Read,
        ["/docs/api.md"] = Read,
        ["/health/live"] = Read,
        ["/health/ready"] = Read,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every address that the service maps, and some that it does not.</summary>
    public static IEnumerable<string> AllOf(RunningService service) =>
    [
        .. service.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + Filled(endpoint.RoutePattern.RawText!).TrimStart('/')).Distinct(StringComparer.Ordinal),
        "/pairing.css", "/docs/index.html", "/nowhere", "/oauth/nowhere", "/api/nowhere", "/docs/nowhere",
    ];

    public static bool IsForPeople(string route) => !Array.Exists(
        ["/oauth", "/api", "/.well-known", "/openapi", "/docs", "/health"],
        start => route.StartsWith(start, StringComparison.Ordinal));

    private static string Filled(string pattern) => Parameter().Replace(pattern, one => one.Value switch
    {
        var guid when guid.Contains("guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
        var status when status.Contains("status", StringComparison.Ordinal) => "404",
        _ => "x",
    });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
