using Microsoft.AspNetCore.Http.Features;

namespace Pairing.Service.Cookies;

/// <summary>
/// Removes cookies that have the name of one of ours but are not ours: from an earlier version, or with another path. A browser
/// sends both, and the wrong one could keep a person out (elastic/kibana#36825, fisharebest/webtrees#2844).
/// </summary>
public static class StaleCookies
{
    /// <summary>At sign-in and sign-out.</summary>
    public static void Expire(HttpContext context)
    {
        if (context.Features.Get<IResponseCookiesFeature>() is not ScopedCookies cookies)
        {
            return;
        }

        var sent = Sent(context.Request).ToList();
        foreach (string name in CookieKeys.Earlier.Where(sent.Contains))
        {
            cookies.Expire(name, "/");
            if (cookies.Scope.CookiePath != "/")
            {
                cookies.Expire(name, cookies.Scope.CookiePath);
            }
        }

        string session = cookies.Scope.NameOf(CookieKeys.Session);
        bool isInvalid = context.User.Identity?.IsAuthenticated != true && sent.Contains(session);
        var twice = CookieKeys.All.Select(cookies.Scope.NameOf).Where(name => sent.Count(name.Equals) > 1);
        foreach (string name in isInvalid ? twice.Append(session).Distinct(StringComparer.Ordinal) : twice)
        {
            foreach (string path in PathsOf(context.Request).Where(path => path != cookies.Scope.CookiePath))
            {
                cookies.Expire(name, path);
            }
        }
    }

    /// <summary>As often as the browser sent them. The collection of the framework has each name once.</summary>
    private static IEnumerable<string> Sent(HttpRequest request) => request.Headers.Cookie
        .SelectMany(header => (header ?? "").Split(';')).Select(pair => pair.Split('=')[0].Trim());

    /// <summary>"/", "/account", "/account/", "/account/sign-in": each path whose cookies come with this request.</summary>
    private static IEnumerable<string> PathsOf(HttpRequest request)
    {
        string path = request.PathBase.Add(request.Path).ToUriComponent();
        yield return "/";
        for (int i = 1; i < path.Length; i++)
        {
            if (path[i] == '/')
            {
                yield return path[..i];
                yield return path[..(i + 1)];
            }
        }

        if (path.Length > 1)
        {
            yield return path;
        }
    }
}
