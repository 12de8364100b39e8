using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Accounts;

/// <summary>Changes the password. This signs out all other browsers and does not affect devices.</summary>
[Authorize]
public sealed class PasswordPage(UserManager<Account> accounts, SignInManager<Account> signIn) : PageModel
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

        // The lockout of sign-in applies here too: an open session must not allow guesses.
        var present = await signIn.CheckPasswordSignInAsync(account, Present ?? "", lockoutOnFailure: true);
        if (!present.Succeeded)
        {
            ModelState.AddModelError(nameof(Present), present.IsLockedOut
                ? "Too many wrong passwords. Wait ten minutes, then try again."
                : "This is not your current password.");
            return Page();
        }

        var changed = await accounts.ChangePasswordAsync(account, Present ?? "", Next ?? "");
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
