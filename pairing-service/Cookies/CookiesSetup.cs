using Microsoft.AspNetCore.Mvc;
using Pairing.Service.Settings;
using Pairing.Service.Site;

namespace Pairing.Service.Cookies;

/// <summary>Sets the names of all cookies of this service.</summary>
public static class CookiesSetup
{
    public static void AddCookies(this WebApplicationBuilder builder)
    {
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = CookieKeys.Form;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.Configure<CookieTempDataProviderOptions>(notice => notice.Cookie.Name = CookieKeys.Notice);
    }

    /// <summary>
    /// After the path of PublicUrl is known and before any cookie is read. The scheme of PublicUrl counts, so that a proxy that
    /// does not forward it makes no cookie insecure.
    /// </summary>
    public static void UseCookies(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PairingSettings>();
        var url = string.IsNullOrEmpty(settings.PublicUrl) ? null : new Uri(settings.PublicUrl);
        var scope = url is null ? null : CookieScope.Of(url);
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.Headers.Cookie.Count > 0 || Audience.IsPerson(request))
            {
                request.Scheme = url?.Scheme ?? request.Scheme;
                ScopedCookies.Use(context, scope ?? new CookieScope(request.IsHttps, context.Connection.LocalPort, ""));
            }

            return next(context);
        });
    }
}
