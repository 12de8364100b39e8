using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Accounts;

/// <summary>Changes the password. This signs out all other browsers and does not affect devices.</summary>
[Authorize]
public sealed class PasswordPage(
    AccountManager accounts, PasswordCheck passwords, SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    [TempData]
    public bool HasNewPassword { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.GetUserAsync(User) is not { } account)
        {
            return Challenge();
        }

        if (Next != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), "The passwords do not match. Enter the same password twice.");
            return Page();
        }

        var present = await passwords.CheckAgainAsync(HttpContext, account, Present ?? "");
        if (present.Outcome != PasswordOutcome.Right)
        {
            ModelState.AddModelError(nameof(Present), PasswordText.ForCurrent(present));
            PasswordResponse.Set(Response, present);
            return Page();
        }

        var changed = await accounts.ReplacePasswordAsync(account, Next ?? "");
        if (!changed.Succeeded)
        {
            foreach (var error in changed.Errors)
            {
                ModelState.AddModelError(nameof(Next), error.Description);
            }

            return Page();
        }

        await signIn.RefreshSignInAsync(account);
        HasNewPassword = true;
        return LocalRedirect("~/account");
    }
}
