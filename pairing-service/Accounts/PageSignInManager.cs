using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pairing.Service.Audit;

namespace Pairing.Service.Accounts;

/// <summary>
/// Identity's sign-in manager with the current request from <see cref="PageRequest"/>. Identity uses IHttpContextAccessor,
/// which would cost every request of a device an async-local value.
/// </summary>
public sealed class PageSignInManager(
    UserManager<Account> accounts,
    PageRequest request,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<PageSignInManager> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    RememberedBrowsers browsers,
    AuditTrail audit) : SignInManager<Account>(
        accounts, request, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Account user) => !user.IsDisabled && await base.CanSignInAsync(user);

    /// <summary>Signs in after the password, unless the second factor is on and this browser is not trusted.</summary>
    /// <returns>True: signed in. False: the code of the second factor is expected next.</returns>
    public async Task<bool> SignInOrAskAsync(Account account) =>
        !(await SignInOrTwoFactorAsync(account, isPersistent: true)).RequiresTwoFactor;

    /// <summary>Each way to sign in ends here, also a new account.</summary>
    public override async Task SignInWithClaimsAsync(
        Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        browsers.Remember(Context, user.Id);
        bool isRefresh = Context.User.FindFirstValue(ClaimTypes.NameIdentifier) == user.Id; // after a new password
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
        if (!isRefresh)
        {
            await audit.WriteAsync(AccountEvent.Of(AuditKind.SignedIn, AuditOrigin.Person(Context), user));
        }
    }

    public static void Add(IdentityBuilder identity)
    {
        identity.AddSignInManager<PageSignInManager>();
        identity.Services.AddScoped(services => (PageSignInManager)services.GetRequiredService<SignInManager<Account>>());
        identity.Services.AddScoped<PageRequest>();
        identity.Services.RemoveAll<IHttpContextAccessor>();
    }
}

/// <summary>The current request of a page, set before its session is read.</summary>
public sealed class PageRequest : IHttpContextAccessor
{
    public HttpContext? HttpContext { get; set; }

    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        context.RequestServices.GetRequiredService<PageRequest>().HttpContext = context;
        return next(context);
    }
}
