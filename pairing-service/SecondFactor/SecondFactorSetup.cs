using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Pairing.Service.Accounts;
using Pairing.Service.Cookies;

namespace Pairing.Service.SecondFactor;

/// <summary>A code of an authenticator app after the password.</summary>
public static class SecondFactorSetup
{
    /// <summary>Time between the password and the code.</summary>
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMinutes(10);

    /// <summary>How long a trusted browser needs no code.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromDays(30);

    public static void AddSecondFactor(this WebApplicationBuilder builder)
    {
        new IdentityBuilder(typeof(Account), builder.Services)
            .AddTokenProvider<TimeCodeProvider>(TokenOptions.DefaultAuthenticatorProvider);
        builder.Services
            .AddSingleton<PendingKey>()
            .AddScoped<SecondFactorCheck>();
        AddCookie(builder, IdentityConstants.TwoFactorUserIdScheme, CookieKeys.Step, BetweenSteps);
        AddCookie(builder, IdentityConstants.TwoFactorRememberMeScheme, CookieKeys.Trust, Trust);
    }

    private static void AddCookie(WebApplicationBuilder builder, string scheme, string name, TimeSpan lifetime) =>
        builder.Services.AddAuthentication().AddCookie(scheme, cookie =>
        {
            cookie.Cookie.Name = name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = lifetime;
            cookie.SlidingExpiration = false;
        });
}
