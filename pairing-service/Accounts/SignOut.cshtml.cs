using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Accounts;

/// <summary>Signs out by POST, so that a link or an image on another site cannot do it.</summary>
public sealed class SignOutPage(SignInManager<Account> signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~/account");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("~/");
    }
}
