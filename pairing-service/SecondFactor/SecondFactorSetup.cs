using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
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
        AddCookie(builder, IdentityConstants.TwoFactorRememberMeScheme, CookieKeys.Trust, Trust, EndTrustAsync);
    }

    /// <summary>A new password, or a second factor that was turned off, ends the trust in all browsers.</summary>
    private static async Task EndTrustAsync(CookieValidatePrincipalContext cookie)
    {
        var signIn = cookie.HttpContext.RequestServices.GetRequiredService<PageSignInManager>();
        if (await signIn.ValidateTwoFactorSecurityStampAsync(cookie.Principal) is null)
        {
            cookie.RejectPrincipal();
        }
    }

    private static void AddCookie(
        WebApplicationBuilder builder, string scheme, string name, TimeSpan lifetime,
        Func<CookieValidatePrincipalContext, Task>? validate = null) =>
        builder.Services.AddAuthentication().AddCookie(scheme, cookie =>
        {
            cookie.Cookie.Name = name;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = lifetime;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = validate ?? cookie.Events.OnValidatePrincipal;
        });
}
