using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Audit;

namespace Pairing.Service.Accounts;

/// <summary>Signs out by POST, so that a link or an image on another site cannot do it.</summary>
public sealed class SignOutPage(SignInManager<Account> signIn, AuditTrail audit) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/account");

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity is { IsAuthenticated: true, Name: var name })
        {
            await audit.WriteAsync(new AuditEvent(AuditKind.SignedOut, AuditOrigin.Person(HttpContext)) { Account = name });
        }

        await signIn.SignOutAsync();
        return LocalRedirect("~/");
    }
}
