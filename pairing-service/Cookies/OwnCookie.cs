namespace Pairing.Service.Cookies;

/// <summary>Sets a cookie of this service that no script reads. <see cref="ScopedCookies"/> adds name, path and Secure.</summary>
public static class OwnCookie
{
    /// <param name="key">One of <see cref="CookieKeys"/>.</param>
    public static void Set(HttpContext context, string key, string value, TimeSpan lifetime) =>
        context.Response.Cookies.Append(key, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax, // a scanned code is a link from outside
            MaxAge = lifetime,
        });
}
