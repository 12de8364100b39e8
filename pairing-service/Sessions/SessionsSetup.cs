using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Pairing.Service.Cookies;

namespace Pairing.Service.Sessions;

/// <summary>Sets up the framework's cookie authentication with sessions that are rows.</summary>
public static class SessionsSetup
{
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SessionLife>();
        builder.Services.AddScoped<SessionCookie>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionLife>(Configure);
    }

    private static void Configure(CookieAuthenticationOptions session, SessionLife life)
    {
        session.Cookie.Name = CookieKeys.Session;
        session.Cookie.HttpOnly = true;
        session.Cookie.SameSite = SameSiteMode.Lax; // a scanned code is a link from outside, and the owner stays signed in
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // plain http is only for a home network
        session.ExpireTimeSpan = life.Maximum;
        session.SlidingExpiration = false; // the row counts
        session.LoginPath = "/account/sign-in";
        session.LogoutPath = "/account/sign-out";
        session.AccessDeniedPath = "/error/403";
        session.ReturnUrlParameter = "returnUrl";
        session.EventsType = typeof(SessionCookie);
    }
}
