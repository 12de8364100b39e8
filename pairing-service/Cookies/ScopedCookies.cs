using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace Pairing.Service.Cookies;

/// <summary>
/// The cookies of one request under their names in the code. All code that uses cookies, the framework's too, goes through
/// these features.
/// </summary>
public sealed class ScopedCookies(CookieScope scope, IRequestCookieCollection sent, IResponseCookies set)
    : IRequestCookiesFeature, IResponseCookiesFeature, IRequestCookieCollection, IResponseCookies
{
    public CookieScope Scope => scope;

    int IRequestCookieCollection.Count => sent.Count;

    ICollection<string> IRequestCookieCollection.Keys => sent.Keys;

    IRequestCookieCollection IRequestCookiesFeature.Cookies
    {
        get => this;
        set => throw new NotSupportedException();
    }

    IResponseCookies IResponseCookiesFeature.Cookies => this;

    string? IRequestCookieCollection.this[string key] => sent[scope.NameOf(key)];

    public static void Use(HttpContext context, CookieScope scope)
    {
        var cookies = new ScopedCookies(scope, context.Request.Cookies, context.Response.Cookies);
        context.Features.Set<IRequestCookiesFeature>(cookies);
        context.Features.Set<IResponseCookiesFeature>(cookies);
    }

    /// <summary>Removes a cookie by its name in the browser.</summary>
    public void Expire(string name, string path) =>
        set.Append(name, "", new CookieOptions
        {
            Path = path,
            Secure = scope.IsSecure,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Expires = DateTimeOffset.UnixEpoch,
        });

    bool IRequestCookieCollection.ContainsKey(string key) => sent.ContainsKey(scope.NameOf(key));

    bool IRequestCookieCollection.TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
        sent.TryGetValue(scope.NameOf(key), out value);

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => sent.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => sent.GetEnumerator();

    void IResponseCookies.Append(string key, string value) =>
        set.Append(scope.NameOf(key), value, scope.Restrict(new CookieOptions()));

    void IResponseCookies.Append(string key, string value, CookieOptions options) =>
        set.Append(scope.NameOf(key), value, scope.Restrict(options));

    void IResponseCookies.Delete(string key) => set.Delete(scope.NameOf(key), scope.Restrict(new CookieOptions()));

    void IResponseCookies.Delete(string key, CookieOptions options) =>
        set.Delete(scope.NameOf(key), scope.Restrict(options));
}
