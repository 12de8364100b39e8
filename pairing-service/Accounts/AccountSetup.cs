using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Pairing.Service.Storage;

namespace Pairing.Service.Accounts;

/// <summary>ASP.NET Core Identity as this service uses it: a name, a password, a cookie.</summary>
public static class AccountSetup
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        AddIdentity(builder.Services);
        builder.Services
            .AddSingleton<FirstAccount>()
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Session);
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>What the pages and the `accounts` command need alike.</summary>
    public static void AddIdentity(IServiceCollection services) => SignIns.Add(services
        .AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = AccountRules.MinimumPasswordLength;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Password.RequiredUniqueChars = 1; // AccountRules says more
            identity.Lockout.MaxFailedAccessAttempts = 10;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        })
        .AddUserManager<AccountManager>()
        .AddUserValidator<AccountRules>()
        .AddPasswordValidator<AccountRules>()
        .AddErrorDescriber<AccountSentences>()
        .AddEntityFrameworkStores<PairingDb>());

    private static void Session(CookieAuthenticationOptions session)
    {
        session.Cookie.Name = "pairing.session";
        session.Cookie.HttpOnly = true;
        session.Cookie.SameSite = SameSiteMode.Lax; // a scanned code opens from outside, and its owner should still be signed in
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // plain http is for the home network only
        session.ExpireTimeSpan = TimeSpan.FromDays(30);
        session.SlidingExpiration = true;
        session.LoginPath = "/account/sign-in";
        session.LogoutPath = "/account/sign-out";
        session.AccessDeniedPath = "/error/403";
        session.ReturnUrlParameter = "returnUrl";
        session.Events.OnValidatePrincipal = IsStillGoodAsync;
        session.Events.OnRedirectToLogin = ToPathAlone;
        session.Events.OnRedirectToAccessDenied = ToPathAlone;
    }

    /// <summary>Each page looks whether the account still has this password: a change signs out every other browser at once.</summary>
    private static async Task IsStillGoodAsync(CookieValidatePrincipalContext session)
    {
        if (session.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return; // a page about a failure has nothing to guard, and must not fail for the same reason
        }

        var signIn = session.HttpContext.RequestServices.GetRequiredService<SignInManager<Account>>();
        if (await signIn.ValidateSecurityStampAsync(session.Principal) is null)
        {
            session.RejectPrincipal();
            await signIn.SignOutAsync();
        }
    }

    /// <summary>By default the Host header would be in it, which is the caller's to write, and the scheme behind a proxy wrong.</summary>
    private static Task ToPathAlone(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        redirect.Response.Redirect(new Uri(redirect.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }
}
