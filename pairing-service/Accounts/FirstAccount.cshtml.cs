using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Limits;

namespace Pairing.Service.Accounts;

/// <summary>The page of the link on the console.</summary>
public sealed class FirstAccountPage(FirstAccount first, CostlyWork work, SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public NewAccount Entry { get; set; } = new();

    public bool IsInvalid { get; private set; }

    public async Task<IActionResult> OnGetAsync([StringLength(256)] string token, CancellationToken cancel) =>
        await first.IsOpenAsync(token, cancel) ? Page() : InvalidLink();

    public async Task<IActionResult> OnPostAsync([StringLength(256)] string token, CancellationToken cancel)
    {
        if (!await first.IsOpenAsync(token, cancel))
        {
            return InvalidLink();
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
        var made = await first.CreateAsync(token, account, Entry.Password!, cancel);
        if (made is null)
        {
            return InvalidLink();
        }

        if (!made.Succeeded)
        {
            NewAccount.AddErrors(made, ModelState);
            return Page();
        }

        await signIn.SignInAsync(account, isPersistent: true);
        return LocalRedirect("~/devices");
    }

    private PageResult InvalidLink()
    {
        IsInvalid = true;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
