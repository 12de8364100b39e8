using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Audit;
using Pairing.Service.Sessions;
using Pairing.Service.Site;

namespace Pairing.Service.Accounts;

/// <summary>The account page, with the browsers that are signed in.</summary>
[Authorize]
public sealed class YouPage(ISessions sessions, SessionLife life, AuditTrail audit, TimeProvider time) : PageModel
{
    [TempData]
    public bool HasNewPassword { get; set; }

    /// <summary>The result of the last action, shown once.</summary>
    [TempData]
    public string? Notice { get; set; }

    /// <summary>This browser first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await sessions.ListAsync(AccountId, life.Now(), cancel);
        Sessions = [.. all.OrderByDescending(IsThis)];
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        bool isEnded = await sessions.EndAsync(id, AccountId, CancellationToken.None);
        TempData[nameof(Notice)] = isEnded ? "That browser is signed out." : "That browser was signed out before.";
        if (isEnded)
        {
            await RecordAsync(AuditKind.SessionEnded);
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await sessions.EndAllAsync(AccountId, SessionCookie.IdOf(User), CancellationToken.None);
        await RecordAsync(AuditKind.SessionsEnded);
        TempData[nameof(Notice)] = "All other browsers are signed out.";
        return RedirectToPage();
    }

    private Task RecordAsync(AuditKind kind) => audit.WriteAsync(
        new AuditEvent(kind, AuditOrigin.Person(HttpContext)) { AccountId = AccountId, Account = User.Identity?.Name });

    public bool IsThis(Session session) => session.Id == SessionCookie.IdOf(User);

    public string When(DateTimeOffset then) => RelativeTime.Format(then, time.GetUtcNow());
}
