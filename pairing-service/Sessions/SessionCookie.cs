using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Pairing.Service.Cookies;
using Pairing.Service.Foundation;
using Pairing.Service.Limits;
using Pairing.Service.Site;

namespace Pairing.Service.Sessions;

/// <summary>
/// Connects the framework's cookie with the rows of sessions. The cookie carries nothing but a random secret. Each page reads
/// the row, so that an ended session stops at once, on all nodes, also in a copied cookie.
/// </summary>
public sealed class SessionCookie(
    ISessions sessions, SessionLife life, IOptions<IdentityOptions> identity, ILogger<SessionCookie> log)
    : CookieAuthenticationEvents
{
    private const string Secret = "secret";

    /// <summary>The claim with the id of the session.</summary>
    private const string Id = "session";

    /// <summary>The session of this request. Null: nobody is signed in.</summary>
    public static Guid? IdOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Id), out var id) ? id : null;

    /// <summary>
    /// Every sign-in makes a new secret, so that one that somebody knew before is worth nothing after it.
    /// </summary>
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var (request, user) = (context.HttpContext, context.Principal!);
        var bounds = life.Now();
        string secret = RandomSecret.New();
        var session = new Session
        {
            Id = Guid.CreateVersion7(bounds.Now),
            Hash = RandomSecret.HashText(secret),
            AccountId = user.FindFirstValue(ClaimTypes.NameIdentifier)!,
            Stamp = user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType)!,
            CreatedAt = bounds.Now,
            LastSeenAt = bounds.Now,
            Browser = BrowserName.Of(request.Request.Headers.UserAgent),
            Network = Network.Of(request),
        };
        await sessions.AddAsync(session, IdOf(request.User), request.RequestAborted);
        context.Principal = Principal(context.Scheme, new Claim(Secret, secret));
        context.Properties.IssuedUtc = bounds.Now;
        context.Properties.ExpiresUtc = bounds.Now + life.Maximum;
        StaleCookies.Expire(request);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        if (ErrorPages.IsShown(request))
        {
            // An error page must not fail for the same reason, so it does not read again.
            Replace(context, request.Features.Get<ReadPrincipal>()?.User);
            return;
        }

        var bounds = life.Now();
        var found = context.Principal?.FindFirstValue(Secret) is { } secret
            ? await sessions.FindAsync(RandomSecret.HashText(secret), bounds, request.RequestAborted)
            : null;
        if (found is null)
        {
            Replace(context, null);
            await request.SignOutAsync(context.Scheme.Name); // removes the cookie
            return;
        }

        var user = Principal(
            context.Scheme,
            new Claim(ClaimTypes.NameIdentifier, found.Session.AccountId),
            new Claim(ClaimTypes.Name, found.AccountName),
            new Claim(Id, found.Session.Id.ToString()));
        request.Features.Set(new ReadPrincipal(user));
        Replace(context, user);
        await MarkSeenAsync(found.Session, Network.Of(request), bounds.Now);
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        var (request, user) = (context.HttpContext, context.HttpContext.User);
        if (IdOf(user) is { } id)
        {
            await sessions.EndAsync(id, user.FindFirstValue(ClaimTypes.NameIdentifier)!, CancellationToken.None);
        }

        StaleCookies.Expire(request);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => RedirectToPath(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => RedirectToPath(context);

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

    private async Task MarkSeenAsync(Session session, string network, DateTimeOffset now)
    {
        if ((now - session.LastSeenAt).Duration() < SessionLife.SeenEvery)
        {
            return;
        }

        try
        {
            await sessions.MarkSeenAsync(session.Id, network, now, CancellationToken.None);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            log.LogWarning("Could not store when a session was last seen: {Reason}", failure.Message); // pages still work
        }
    }

    private static void Replace(CookieValidatePrincipalContext context, ClaimsPrincipal? user)
    {
        if (user is null)
        {
            context.RejectPrincipal();
        }
        else
        {
            context.ReplacePrincipal(user);
        }
    }

    private static ClaimsPrincipal Principal(AuthenticationScheme scheme, params Claim[] claims) =>
        new(new ClaimsIdentity(claims, scheme.Name));

    private sealed record ReadPrincipal(ClaimsPrincipal User);
}
