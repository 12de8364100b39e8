using System.Text;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Tests.Life;

/// <summary>A server by script: what each address answers, and a record of what was asked and when.</summary>
internal sealed class Server(IClock clock) : IHttp
{
    public const string Origin = "http://pairing.local:5080";

    private HttpRequest? _underWay;
    private Asked? _asked;
    private long _heldUntil;

    public List<Asked> Requests { get; } = [];

    public IEnumerable<Asked> Polls =>
        Requests.Where(asked => asked.Body.Contains("device_code%3A") || asked.Body.Contains("%3Adevice_code"));

    public bool KeepsRecord { get; set; } = true;

    /// <summary>Nobody answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>A request is under way for good.</summary>
    public bool Hangs { get; set; }

    /// <summary>How long a poll that may be held is.</summary>
    public int HoldsMilliseconds { get; set; }

    public Func<HttpResponse> Metadata { get; set; } = () => Json(200, $$"""
        {"issuer":"{{Origin}}","device_authorization_endpoint":"{{Origin}}/ask","token_endpoint":"{{Origin}}/token",
        "device_uri":"{{Origin}}/api/device","device_parameters":"device_name device_model device_version","x":[1,{"y":null}]}
        """);

    public Func<HttpResponse> OpenIdMetadata { get; set; } = () => HttpResponse.Of(404, "");

    public Func<HttpResponse> DeviceAuthorization { get; set; } = Code();

    public Func<HttpResponse> Token { get; set; } = () => Error(Wire.AuthorizationPending);

    public Func<HttpResponse> Refresh { get; set; } = () => Tokens("access-2", "refresh-2");

    public Func<HttpResponse> Device { get; set; } = () => Json(200, """{"id":"1","name":"Kitchen screen","account":"ada"}""");

    /// <summary>What the screen is to show; null: the server has no such address.</summary>
    public Func<Asked, HttpResponse>? Words { get; set; }

    /// <summary>What another kind of server answers first; null: what stands here.</summary>
    public Func<Asked, HttpResponse?>? Provider { get; set; }

    /// <summary>As the service answers for these words, of which the tag is made.</summary>
    public static HttpResponse Says(string text, Asked asked, int wait = 25)
    {
        string tag = $"\"{text.GetHashCode(StringComparison.Ordinal):x}\"";
        string applied = asked.Wait > 0 && wait > 0 ? "wait=" + asked.Wait : "";
        string json = wait > 0 ? $$"""{"text":"{{text}}","prefer_wait":{{wait}}}""" : $$"""{"text":"{{text}}"}""";
        return asked.Known == tag
            ? HttpResponse.Of(304, "", preference: applied, tag: tag)
            : HttpResponse.Of(200, json, preference: applied, tag: tag);
    }

    public static Func<HttpResponse> Code(int expiresIn = 600, string interval = "5") => () => Json(200, $$"""
        {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"{{Origin}}/d",
        "verification_uri_complete":"HTTP://PAIRING.LOCAL:5080/D/WDJBMJHT","expires_in":{{expiresIn}},"interval":{{interval}}}
        """);

    public static HttpResponse Tokens(
        string access = "access-1", string refresh = "refresh-1", string account = "ada") => Json(200, $$"""
        {"access_token":"{{access}}","token_type":"Bearer","expires_in":3600,"refresh_token":"{{refresh}}",
        "account":"{{account}}"}
        """);

    public static HttpResponse Error(string error, int status = 400) => Json(status, $$"""{"error":"{{error}}"}""");

    public static HttpResponse Json(int status, string body) => HttpResponse.Of(status, body);

    public static HttpResponse InvalidToken() => HttpResponse.Of(401, "", "Bearer error=\"invalid_token\"");

    public void Start(HttpRequest request)
    {
        _underWay = request;
        _heldUntil = clock.Milliseconds + (request.WaitSeconds > 0 ? HoldsMilliseconds : 0);
        _asked = null;
        if (KeepsRecord)
        {
            string body = request.Form == null ? "" : Encoding.UTF8.GetString(request.Form);
            _asked = new Asked(clock.Milliseconds, request.Url, body, request.Bearer, request.WaitSeconds, request.Known);
            Requests.Add(_asked);
        }
    }

    public HttpResponse? TryTake()
    {
        if (_underWay == null || Hangs || (clock.Milliseconds < _heldUntil && !HasNews(_underWay)))
        {
            return null;
        }

        HttpRequest request = _underWay;
        _underWay = null;
        return IsDown ? HttpResponse.Failed(HttpFailure.NotReached) : Provider?.Invoke(_asked!) ?? Answer(request);
    }

    private bool HasNews(HttpRequest held) => held.Form == null && Words != null && Words(_asked!).Status != 304;

    public void Abandon() => _underWay = null;

    private HttpResponse Answer(HttpRequest request) => request.Url.Replace("https:", "http:", StringComparison.Ordinal) switch
    {
        Origin + "/.well-known/oauth-authorization-server" => Metadata(),
        Origin + "/.well-known/openid-configuration" => OpenIdMetadata(),
        Origin + "/ask" => DeviceAuthorization(),
        Origin + "/token" when Encoding.UTF8.GetString(request.Form!).Contains("grant_type=refresh_token") => Refresh(),
        Origin + "/token" => Token(),
        Origin + "/api/device" => Device(),
        Origin + "/api/device/screen" when Words != null => Words(_asked!),
        _ => HttpResponse.Of(404, "<html>not here</html>"),
    };
}

internal sealed record Asked(long At, string Url, string Body, string Bearer, int Wait, string Known);
