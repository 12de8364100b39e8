using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Accounts;

/// <summary>Creates an account if Pairing:Accounts:Registration is open. Otherwise the page does not exist.</summary>
public sealed class RegisterPage(
    PairingSettings settings, UserManager<Account> accounts, CostlyWork work, SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public NewAccount Entry { get; set; } = new();

    [BindProperty(SupportsGet = true), StringLength(ReturnUrls.MaximumLength)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => settings.Accounts.IsOpen ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!settings.Accounts.IsOpen)
        {
            return NotFound();
        }

        if (!Entry.IsFilledIn(ModelState))
        {
            return Page();
        }

        using var entry = work.Enter(Network.Of(HttpContext));
        if (PasswordResponse.IsRefused(this, entry))
        {
            return Page();
        }

        var account = new Account { UserName = Entry.Name };
        var made = await accounts.CreateAsync(account, Entry.Password!);
        if (!made.Succeeded)
        {
            NewAccount.AddErrors(made, ModelState);
            return Page();
        }

        await signIn.SignInAsync(account, isPersistent: true);
        return LocalRedirect(Url.SafeReturnUrl(ReturnUrl));
    }
}
