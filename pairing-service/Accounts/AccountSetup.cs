using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Pairing.Service.Foundation;
using Pairing.Service.Site;

namespace Pairing.Service.Accounts;

/// <summary>Configures ASP.NET Core Identity: a name, a password, a cookie.</summary>
public static class AccountSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        AddIdentity(builder.Services);
        builder.Services.AddScoped<IPasswordHasher<Account>, QueuedPasswordHasher>(); // the last one wins
        builder.Services
            .AddSingleton(provider => new SignInNames(
                provider.GetRequiredService<ISecrets>().ReadOrCreate("sign-in-names", () => RandomNumberGenerator.GetBytes(32))))
            .AddSingleton<RememberedBrowsers>()
            .AddScoped<PasswordCheck>()
            .AddScoped<FirstAccount>()
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Session);
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>Between routing and the pages: finds out who is signed in.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.Use(PageRequest.SetAsync);
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Services that both the pages and the `accounts` command use.</summary>
    public static void AddIdentity(IServiceCollection services) => PageSignInManager.Add(services
        .AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = AccountRules.MinimumPasswordLength;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Password.RequiredUniqueChars = 1; // AccountRules is stricter
        })
        .AddUserManager<AccountManager>()
        .AddUserValidator<AccountRules>()
        .AddPasswordValidator<AccountRules>()
        .AddErrorDescriber<AccountErrors>());

    private static void Session(CookieAuthenticationOptions session)
    {
        session.Cookie.Name = "pairing.session";
        session.Cookie.HttpOnly = true;
        session.Cookie.SameSite = SameSiteMode.Lax; // a scanned code is a link from outside, and the owner stays signed in
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // plain http is only for a home network
        session.ExpireTimeSpan = TimeSpan.FromDays(30);
        session.SlidingExpiration = true;
        session.LoginPath = "/account/sign-in";
        session.LogoutPath = "/account/sign-out";
        session.AccessDeniedPath = "/error/403";
        session.ReturnUrlParameter = "returnUrl";
        session.Events.OnValidatePrincipal = ValidateSessionAsync;
        session.Events.OnRedirectToLogin = RedirectToPath;
        session.Events.OnRedirectToAccessDenied = RedirectToPath;
    }

    /// <summary>
    /// Every page checks whether the password has changed or the account was disabled. Both end the session at once.
    /// </summary>
    private static async Task ValidateSessionAsync(CookieValidatePrincipalContext session)
    {
        if (ErrorPages.IsShown(session.HttpContext))
        {
            return; // an error page has nothing to protect and must not fail for the same reason
        }

        var signIn = session.HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>();
        if (await signIn.ValidateSecurityStampAsync(session.Principal) is not { IsDisabled: false })
        {
            session.RejectPrincipal();
            await signIn.SignOutAsync();
        }
    }

    /// <summary>
    /// By default, the address includes the Host header, which the caller controls, and the wrong scheme behind a proxy.
    /// </summary>
    private static Task RedirectToPath(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var request = redirect.Request;
        string origin = request.Scheme + Uri.SchemeDelimiter + request.Host;
        redirect.Response.Redirect(redirect.RedirectUri[origin.Length..]);
        return Task.CompletedTask;
    }
}
