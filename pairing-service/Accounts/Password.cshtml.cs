using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Pairing.Service.Accounts;

/// <summary>Changes the password. This signs out all other browsers and does not affect devices.</summary>
public sealed class PasswordPage(
    AccountManager accounts, PasswordCheck passwords, SignInManager<Account> signIn) : OwnerPage(accounts)
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
        if (Next != Repeat)
        {
            ModelState.AddModelError(nameof(Repeat), "The passwords do not match. Enter the same password twice.");
            return Page();
        }

        if (await passwords.RefuseAsync(HttpContext, Owner, Present) is { } refusal)
        {
            ModelState.AddModelError(nameof(Present), refusal);
            return Page();
        }

        var changed = await Accounts.ReplacePasswordAsync(Owner, Next ?? "");
        if (!changed.Succeeded)
        {
            foreach (var error in changed.Errors)
            {
                ModelState.AddModelError(nameof(Next), error.Description);
            }

            return Page();
        }

        await signIn.RefreshSignInAsync(Owner);
        HasNewPassword = true;
        return LocalRedirect("~/account");
    }
}
