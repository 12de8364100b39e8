using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Pairing.Service.Accounts;

/// <summary>
/// Identity's sign-in manager, told by the pages' way which request it serves. Its own way is IHttpContextAccessor: where that is
/// registered, each request of each device is carried along from await to await, and its objects are made anew each time.
/// </summary>
public sealed class SignIns(
    UserManager<Account> accounts,
    PageRequest request,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignIns> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation) : SignInManager<Account>(accounts, request, claims, options, log, schemes, confirmation)
{
    public static void Add(IdentityBuilder identity)
    {
        identity.AddSignInManager<SignIns>();
        identity.Services.AddScoped<PageRequest>();
        identity.Services.RemoveAll<IHttpContextAccessor>();
    }
}

/// <summary>The request that a page answers; known from before its session is read.</summary>
public sealed class PageRequest : IHttpContextAccessor
{
    public HttpContext? HttpContext { get; set; }

    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        context.RequestServices.GetRequiredService<PageRequest>().HttpContext = context;
        return next(context);
    }
}
