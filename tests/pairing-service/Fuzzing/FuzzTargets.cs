namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Makes the path and the query of an input, and the fields that its route reads.</summary>
internal sealed class FuzzTargets(FuzzWorld world)
{
    private static readonly (string Path, string Methods, string Fields)[] Routes =
    [
        ("/", "GET", ""),
        ("/d", "GET POST", "code"),
        ("/d/{code}", "GET POST", "code"),
        ("/d/confirm/{ticket}", "GET POST", ""),
        ("/d/result/{ticket}", "GET POST", ""),
        ("/devices", "GET POST", ""),
        ("/devices/{device}/name", "GET POST", "Name"),
        ("/devices/{device}/remove", "GET", ""),
        ("/devices/{device}/screen", "GET POST", "Text"),
        ("/account", "GET", ""),
        ("/account/sign-in", "GET POST", "Name Password ReturnUrl"),
        ("/account/sign-out", "GET", ""),
        ("/account/register", "GET POST", "Entry.Name Entry.Password Entry.Repeat ReturnUrl"),
        ("/account/password", "GET POST", "Present Next Repeat"),
        ("/account/first/{any}", "GET POST", "Entry.Name Entry.Password Entry.Repeat"),
        ("/error/{any}", "GET", ""),
        ("/pairing.css", "GET", ""),
        ("/favicon.svg", "GET", ""),
        ("/oauth/device_authorization", "POST", "client_id client_secret scope device_name device_model device_version"),
        ("/oauth/token", "POST", "grant_type client_id client_secret device_code refresh_token scope"),
        ("/oauth/revoke", "POST", "client_id client_secret token token_type_hint"),
        ("/oauth/introspect", "POST", "client_id client_secret token token_type_hint"),
        ("/oauth/jwks", "GET", ""),
        ("/.well-known/oauth-authorization-server", "GET", ""),
        ("/.well-known/openid-configuration", "GET", ""),
        ("/api/device", "GET", ""),
        ("/api/device/screen", "GET", ""),
        ("/api/devices/{device}/screen", "PUT", "text"),
        ("/openapi/v1.json", "GET", ""),
        ("/docs/index.html", "GET", ""),
        ("/docs/api.md", "GET", ""),
        ("/health/live", "GET", ""),
        ("/health/ready", "GET", ""),
        ("/{any}", "GET POST", ""),
        ("/oauth/{any}", "GET POST", ""),
        ("/api/{any}", "GET PUT", ""),
    ];

    private static readonly string[] Queries =
    [
        "returnUrl", "ReturnUrl", "handler", "tooLate", "id", "status", "code", "page", "area", "v", "ticket", "Name", "token",
        "culture",
    ];

    private static readonly string[] Handlers = ["Approve", "Deny", "NotMe", "Name", "x", ""];

    private static readonly string[] Methods =
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO", "get", "post", "M-SEARCH"];

    public (string Method, string Target, string[] Fields) Any(Dice dice)
    {
        var (path, methods, fields) = dice.Pick(Routes);
        string method = dice.Once(5) ? dice.Pick(Methods) : dice.Pick(methods.Split(' '));
        string target = Changed(dice, Filled(dice, path));
        if (dice.Once(3))
        {
            target += "?" + string.Join('&', Enumerable.Range(0, 1 + dice.Roll(3)).Select(_ => Query(dice)));
        }

        return (method, target, fields.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private string Filled(Dice dice, string path) => path
        .Replace("{code}", dice.Once(2) ? dice.Pick(world.UserCodes) : Segment(dice), StringComparison.Ordinal)
        .Replace("{ticket}", dice.Roll(4) > 0 ? dice.Pick(world.Tickets) : Segment(dice), StringComparison.Ordinal)
        .Replace("{device}", dice.Roll(4) > 0 ? world.Device.ToString() : Segment(dice), StringComparison.Ordinal)
        .Replace("{any}", dice.Once(3) ? dice.Roll(1000).ToString(null, null) : Segment(dice), StringComparison.Ordinal);

    private static string Segment(Dice dice)
    {
        string text = OddText.Any(dice);
        return OddText.Encoded(dice, text.Length > 1500 ? text[..1500] : text);
    }

    private static string Changed(Dice dice, string path) => dice.Roll(25) switch
    {
        0 => path.ToUpperInvariant(),
        1 => path + "/",
        2 => "/" + path,
        3 => path + "/.." + path,
        4 => path.Replace("/", "%2F", StringComparison.Ordinal),
        5 => path + OddText.Encoded(dice, OddText.Any(dice) is { Length: < 200 } few ? few : "x"),
        6 => "http://localhost" + path,
        7 => path + "#x",
        8 => dice.Pick<string>(["*", "localhost:80", "", path[1..], path + "\\", path + "%", path + ";x=1"]),
        _ => path,
    };

    private static string Query(Dice dice)
    {
        string name = dice.Once(6) ? Segment(dice) : dice.Pick(Queries);
        string value = name == "handler" && dice.Roll(4) > 0 ? dice.Pick(Handlers) : Segment(dice);
        return dice.Once(10) ? name : $"{name}={value}";
    }
}
